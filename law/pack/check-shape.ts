import { nearest, parseDay, parseNum } from '#law/ground';
import type { Place } from './model.ts';
import type { Report } from './report.ts';
import { durationPattern, type Keys, nameForms, type Shape } from './shape.ts';
import { type Entry, isNothing, type Mapping, type Scalar, type Tree } from './yaml.ts';

/** Says where a tree is not of this shape: unknown and missing keys, values of the wrong form. */
export const checkShape = (tree: Tree, shape: Shape, at: Place, report: Report): void => {
  switch (shape.is) {
    case 'keys':
      if (tree.kind === 'mapping') checkKeys(tree, shape.keys, at, report);
      else wrongForm(tree, at, 'keys with their values', report);
      return;
    case 'map':
      if (tree.kind === 'mapping') checkMap(tree, shape, report);
      else wrongForm(tree, at, 'names with their values', report);
      return;
    case 'list':
      if (tree.kind === 'list') {
        for (const item of tree.items) checkShape(item, shape.of, item.at, report);
        if (shape.filled === true && tree.items.length === 0)
          report('value/form', tree.at, 'the list is empty', `write ${sayShape(shape.of)}`);
      } else checkShape(tree, shape.of, at, report);
      return;
    case 'either':
      checkShape(tree, choose(tree, shape.of) ?? shape.of[0]!, at, report);
      return;
    case 'text':
      checkText(tree, at, report);
      return;
    case 'value':
      return;
    default:
      if (tree.kind !== 'scalar' || isNothing(tree)) wrongForm(tree, at, sayShape(shape), report);
      else checkWord(tree, shape, report);
  }
};

const checkKeys = (tree: Mapping, keys: Keys, at: Place, report: Report): void => {
  for (const entry of tree.entries.values()) {
    const known = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (known === undefined) report('key/unknown', entry.at, `unknown key \`${entry.key}\``, didYouMean(entry.key, Object.keys(keys)));
    else checkShape(entry.value, known.shape, entry.at, report);
  }
  for (const [key, { required, about }] of Object.entries(keys)) {
    if (required === undefined || tree.entries.has(key)) continue;
    report(required, at, `\`${key}\` is missing`, `add \`${key}\`: ${about.charAt(0).toLowerCase()}${about.slice(1).replace(/\.$/, '')}`);
  }
};

const checkMap = (tree: Mapping, shape: Shape & { is: 'map' }, report: Report): void => {
  const form = nameForms[shape.names];
  const allowed = new RegExp(form.pattern);
  for (const entry of tree.entries.values()) {
    if (!allowed.test(entry.key) || entry.key in Object.prototype)
      report('name/form', entry.at, `\`${entry.key}\` cannot be a name here`, form.say);
    checkShape(entry.value, shape.of, entry.at, report);
  }
};

const checkText = (tree: Tree, at: Place, report: Report): void => {
  if (tree.kind !== 'mapping') {
    report('text/missing', at, 'a text in both languages is needed here', 'write `{ en: …, zh: … }`');
    return;
  }
  for (const entry of tree.entries.values()) if (entry.key !== 'en' && entry.key !== 'zh') unknownTextKey(entry, report);
  for (const language of ['en', 'zh'] as const) {
    const found = tree.entries.get(language)?.value;
    const there = found?.kind === 'scalar' && (found.quoted ? found.text.trim() !== '' : !isNothing(found));
    if (!there)
      report('text/missing', tree.entries.get(language)?.at ?? at, `the ${languages[language]} text is missing`, `add \`${language}\``);
  }
};

const languages = { en: 'English', zh: 'Chinese' } as const;

const unknownTextKey = (entry: Entry, report: Report): void =>
  report('key/unknown', entry.at, `unknown key \`${entry.key}\``, didYouMean(entry.key, ['en', 'zh']));

const checkWord = (tree: Scalar, shape: Shape, report: Report): void => {
  if (fitsWord(tree, shape)) return;
  const known = shape.is === 'one-of' ? shape.of : [];
  const near = nearest(tree.text, known);
  const fix = near === undefined ? `write ${sayShape(shape)}` : `did you mean \`${near}\`?`;
  report(shape.is === 'name' ? 'name/form' : 'value/form', tree.at, `\`${short(tree.text)}\` is not ${sayShape(shape)}`, fix);
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
const choose = (tree: Tree, shapes: readonly Shape[]): Shape | undefined => {
  if (tree.kind === 'mapping') {
    const keyed = shapes.filter((shape) => shape.is === 'keys' || shape.is === 'map' || shape.is === 'text');
    return keyed.find((shape) => shape.is === 'keys' && Object.keys(shape.keys).some((key) => tree.entries.has(key))) ?? keyed.at(-1);
  }
  if (tree.kind === 'list') return shapes.find((shape) => shape.is === 'list' || shape.is === 'value');
  const words = shapes
    .map((shape) => (shape.is === 'list' ? shape.of : shape))
    .filter((shape) => !['keys', 'map', 'text'].includes(shape.is));
  return words.find((shape) => shape.is === 'value' || fitsWord(tree, shape)) ?? words[0];
};

const wrongForm = (tree: Tree, at: Place, wanted: string, report: Report): void => {
  const there = isNothing(tree)
    ? 'nothing stands here'
    : tree.kind === 'scalar'
      ? `\`${short(tree.text)}\` is not ${wanted}`
      : `a ${tree.kind} is not ${wanted}`;
  report('value/form', isNothing(tree) ? at : tree.at, there, `write ${wanted}`);
};

const short = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);

/** The form of a value in words for people. */
export const sayShape = (shape: Shape): string => {
  switch (shape.is) {
    case 'text':
      return '`{ en: …, zh: … }`';
    case 'name':
      return 'a name in kebab-case';
    case 'string':
      return 'a word or a text';
    case 'yes-no':
      return '`yes` or `no`';
    case 'day':
      return 'a day, as `2026-03-02`';
    case 'duration':
      return 'a duration, as `20 working-days`, `60 days`, `6 months` or `72 hours`';
    case 'feel':
      return 'a FEEL expression';
    case 'value':
      return 'a value';
    case 'number':
      return shape.whole === true ? `a whole number from ${shape.least ?? 0} on` : 'a number';
    case 'one-of':
      return shape.of
        .map((word) => `\`${word}\``)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
    case 'pattern':
      return shape.say;
    case 'list':
      return `${sayShape(shape.of)}, or a list of such`;
    case 'map':
      return 'names with their values';
    case 'keys':
      return `keys: ${Object.keys(shape.keys)
        .slice(0, 6)
        .map((key) => `\`${key}\``)
        .join(', ')}`;
    case 'either':
      return shape.say;
  }
};

export const didYouMean = (name: string, known: Iterable<string>): string => {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (names.length === 0) return 'there is none yet';
  const shown = names.slice(0, 12).map((each) => `\`${each}\``);
  return `known: ${shown.join(', ')}${names.length > 12 ? ', …' : ''}`;
};
