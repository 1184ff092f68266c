import { joinTexts, languageName, namesInText, nearest, parseDay, parseNum, sameText, type Text } from '#law/ground';
import { isLanguageCode, unknownLanguage } from './languages.ts';
import type { Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { durationPattern, nameForms, type Shape, type UnknownKey } from './shape.ts';
import { type Entry, isNothing, type Mapping, type Scalar, type Tree, usualLanguages } from './yaml.ts';

/** Says where a tree is not of this shape: unknown and missing keys, values of the wrong form, texts that lack a language of the pack. */
export const checkShape = (tree: Tree, shape: Shape, at: Place, report: Report, languages: readonly string[] = usualLanguages): void => {
  switch (shape.is) {
    case 'keys':
      if (tree.kind === 'mapping') checkKeys(tree, shape, at, report, languages);
      else wrongForm(tree, at, say('checkShape.keysWithTheirValues'), report);
      return;
    case 'map':
      if (tree.kind === 'mapping') checkMap(tree, shape, report, languages);
      else wrongForm(tree, at, say('checkShape.namesWithTheirValues'), report);
      return;
    case 'list':
      if (tree.kind === 'list') {
        for (const item of tree.items) checkShape(item, shape.of, item.at, report, languages);
        if (shape.filled === true && tree.items.length === 0)
          report('value/form', tree.at, say('checkShape.theListIsEmpty'), write(sayShape(shape.of, languages)));
      } else checkShape(tree, shape.of, at, report, languages);
      return;
    case 'either':
      checkShape(tree, choose(tree, shape.of, languages) ?? shape.of[0]!, at, report, languages);
      return;
    case 'text':
      checkText(tree, at, report, languages);
      return;
    case 'value':
      return;
    case 'name':
      if (shape.alone !== undefined && tree.kind === 'list')
        report(shape.alone, tree.at, say('checkShape.areNamedWhereOne', { count: tree.items.length }), say('checkShape.keepOneOfThem'));
      else checkOneWord(tree, shape, at, report, languages);
      return;
    default:
      checkOneWord(tree, shape, at, report, languages);
  }
};

const checkOneWord = (tree: Tree, shape: Shape, at: Place, report: Report, languages: readonly string[]): void => {
  if (tree.kind !== 'scalar' || isNothing(tree)) wrongForm(tree, at, sayShape(shape, languages), report);
  else checkWord(tree, shape, report, languages);
};

const checkKeys = (
  tree: Mapping,
  { keys, texts, unknown }: Shape & { is: 'keys' },
  at: Place,
  report: Report,
  languages: readonly string[],
): void => {
  for (const entry of tree.entries.values()) {
    const known = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (known === undefined) {
      if (unknown !== undefined) unknownName(entry, unknown, Object.keys(keys), report);
      else if (texts !== true || !languages.includes(entry.key))
        unknownKey(entry, [...(texts === true ? languages : []), ...Object.keys(keys)], texts === true, languages, report);
    } else checkShape(entry.value, known.shape, entry.at, report, languages);
  }
  if (texts === true) checkLanguagesOf(tree, at, report, languages);
  for (const [key, { required, about }] of Object.entries(keys)) {
    if (required === undefined || tree.entries.has(key)) continue;
    const add = say('checkKeys.add', { key });
    // What a key is for is told in English alone, as in the published schema.
    const wayOut = { ...add, en: `${add.en}: ${about.charAt(0).toLowerCase()}${about.slice(1).replace(/\.$/, '')}` };
    report(required, at, say('checkKeys.isMissing', { key }), wayOut);
  }
};

const checkMap = (tree: Mapping, shape: Shape & { is: 'map' }, report: Report, languages: readonly string[]): void => {
  const form = nameForms[shape.names];
  const allowed = new RegExp(form.pattern);
  for (const entry of tree.entries.values()) {
    const besides = Object.hasOwn(shape.besides ?? {}, entry.key) ? shape.besides?.[entry.key] : undefined;
    if (besides !== undefined) {
      checkShape(entry.value, besides.shape, entry.at, report, languages);
      continue;
    }
    if (!allowed.test(entry.key) || entry.key in Object.prototype)
      report('name/form', entry.at, say('checkMap.cannotBeAName', { key: entry.key }), form.say);
    checkShape(entry.value, shape.of, entry.at, report, languages);
  }
};

const checkText = (tree: Tree, at: Place, report: Report, languages: readonly string[]): void => {
  if (tree.kind !== 'mapping') {
    const names = joinTexts(languages.map(languageName), say('checkText.and'));
    report('text/missing', at, say('checkText.aTextInIs', { names }), write(sayShape({ is: 'text' }, languages)));
    return;
  }
  for (const entry of tree.entries.values()) if (!languages.includes(entry.key)) unknownKey(entry, languages, true, languages, report);
  checkLanguagesOf(tree, at, report, languages);
};

/** Says which languages of the pack a text lacks. One that is written in another stands in for it, so only a text without any is an error. */
const checkLanguagesOf = (tree: Mapping, at: Place, report: Report, languages: readonly string[]): void => {
  for (const { key, value } of tree.entries.values())
    if (languages.includes(key) && value.kind === 'scalar') checkStub(value.text, key, value.at, report);
  const missing = languages.filter((language) => !isWritten(tree.entries.get(language)?.value));
  for (const language of missing) {
    const name = languageName(language);
    report(
      'text/missing',
      tree.entries.get(language)?.at ?? at,
      say('checkLanguagesOf.theTextIsMissing', { name }),
      say('checkLanguagesOf.add', { language }),
      missing.length < languages.length ? 'warning' : 'error',
    );
  }
};

/** Says where words are still to be written: a stub of `pack words` begins with TODO. */
export const checkStub = (words: string, language: string, at: Place, report: Report): void => {
  if (!words.trimStart().startsWith('TODO ')) return;
  const name = languageName(language);
  report('text/stub', at, say('checkStub.theTextIsA', { name }), say('checkStub.writeTheWordsIn'));
};

const isWritten = (found: Tree | undefined): boolean =>
  found?.kind === 'scalar' && (found.quoted ? found.text.trim() !== '' : !isNothing(found));

/** A key that does not belong here. Where texts stand it may be a language that the pack does not have. */
const unknownKey = (entry: Entry, known: readonly string[], texts: boolean, languages: readonly string[], report: Report): void => {
  if (texts && isLanguageCode(entry.key)) unknownLanguage(entry.key, entry.at, languages, report);
  else report('key/unknown', entry.at, say('unknownKey.unknownKey', { key: entry.key }), didYouMean(entry.key, known));
};

const unknownName = (entry: Entry, { code, what }: UnknownKey, known: readonly string[], report: Report): void =>
  report(code, entry.at, say('unknownName.unknown', { what, key: entry.key }), didYouMean(entry.key, known));

const checkWord = (tree: Scalar, shape: Shape, report: Report, languages: readonly string[]): void => {
  if (fitsWord(tree, shape)) return;
  const known = shape.is === 'one-of' ? shape.of : [];
  const near = nearest(tree.text, known);
  const fix = near === undefined ? write(sayShape(shape, languages)) : say('checkWord.didYouMean', { near });
  report(shape.is === 'name' ? 'name/form' : 'value/form', tree.at, isNot(`\`${short(tree.text)}\``, sayShape(shape, languages)), fix);
};

const fitsWord = (tree: Scalar, shape: Shape): boolean => {
  const { text: word } = tree;
  switch (shape.is) {
    case 'name':
      return shape.own !== true || (new RegExp(nameForms.name.pattern).test(word) && !(word in Object.prototype));
    case 'pattern':
      return new RegExp(shape.pattern).test(word);
    case 'one-of':
      return shape.of.includes(word);
    case 'yes-no':
      return word === 'yes' || word === 'no';
    case 'day':
      return parseDay(word) !== undefined;
    case 'duration':
      return new RegExp(durationPattern).test(word);
    case 'number': {
      const number = tree.quoted ? undefined : parseNum(word);
      if (number === undefined) return false;
      if (shape.whole === true && !Number.isSafeInteger(number)) return false;
      return shape.least === undefined || Number(number) >= shape.least;
    }
    default:
      return word.trim() !== '';
  }
};

/** The first alternative of the tree's kind; among scalars the first that fits. */
const choose = (tree: Tree, shapes: readonly Shape[], languages: readonly string[]): Shape | undefined => {
  if (tree.kind === 'mapping') {
    const keyed = shapes.filter((shape) => shape.is === 'keys' || shape.is === 'map' || shape.is === 'text');
    return (
      keyed.find(
        (shape) =>
          shape.is === 'keys' &&
          [...Object.keys(shape.keys), ...(shape.texts === true ? languages : [])].some((key) => tree.entries.has(key)),
      ) ?? keyed.at(-1)
    );
  }
  if (tree.kind === 'list') return shapes.find((shape) => shape.is === 'list' || shape.is === 'value');
  const words = shapes
    .map((shape) => (shape.is === 'list' ? shape.of : shape))
    .filter((shape) => !['keys', 'map', 'text'].includes(shape.is));
  return words.find((shape) => shape.is === 'value' || fitsWord(tree, shape)) ?? words[0];
};

const wrongForm = (tree: Tree, at: Place, wanted: Text, report: Report): void => {
  const there = isNothing(tree)
    ? say('wrongForm.nothingStandsHere')
    : tree.kind === 'scalar'
      ? isNot(`\`${short(tree.text)}\``, wanted)
      : say('wrongForm.aIsNot', { kinds: kinds[tree.kind], wanted });
  report('value/form', isNothing(tree) ? at : tree.at, there, write(wanted));
};

const kinds: Readonly<Record<Tree['kind'], Text>> = {
  mapping: say('mapping.mapping'),
  list: say('list.list'),
  scalar: say('scalar.scalar'),
};

const write = (wanted: Text): Text => say('write.write', { wanted });

const isNot = (written: string, wanted: Text): Text => say('isNot.isNot', { written, wanted });

const short = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);

/** The form of a value in words for people. */
export const sayShape = (shape: Shape, languages: readonly string[] = usualLanguages): Text => {
  switch (shape.is) {
    case 'text':
      return sameText(`\`{ ${languages.map((language) => `${language}: …`).join(', ')} }\``);
    case 'name':
      return say('sayShape.aNameInKebab');
    case 'string':
      return say('sayShape.aWordOrA');
    case 'yes-no':
      return say('sayShape.or');
    case 'day':
      return say('sayShape.aDayAs');
    case 'duration':
      return say('sayShape.aDurationAsOr');
    case 'feel':
      return say('sayShape.aFeelExpression');
    case 'value':
      return say('sayShape.aValue');
    case 'number':
      return shape.whole === true ? say('sayShape.aWholeNumberFrom', { least: shape.least ?? 0 }) : say('sayShape.aNumber');
    case 'one-of':
      return namesInText(shape.of, 'or');
    case 'pattern':
      return shape.say;
    case 'list':
      return joinTexts([sayShape(shape.of, languages), say('sayShape.orAListOf')]);
    case 'map':
      return say('sayShape.namesWithTheirValues');
    case 'keys':
      return joinTexts(
        [say('sayShape.keys'), namesInText([...(shape.texts === true ? languages : []), ...Object.keys(shape.keys)].slice(0, 6))],
        say('sayShape.alone'),
      );
    case 'either':
      return shape.say;
  }
};

export const didYouMean = (name: string, known: Iterable<string>): Text => {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return say('didYouMean.didYouMean', { near });
  if (names.length === 0) return say('didYouMean.thereIsNoneYet');
  const shown = namesInText(names.slice(0, 12));
  const more = names.length > 12 ? say('didYouMean.alone') : sameText('');
  return say('didYouMean.known', { shown, more });
};
