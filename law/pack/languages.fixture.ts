import { isMap, isScalar, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';

/**
 * The files of a pack in `en` and `zh` as those of a town that speaks other languages: of `[de, en]` the Chinese texts become German ones, of `[de]`
 * the English ones do and nothing else is left. The German words are placeholders: no character of them is Chinese.
 */
export const inLanguages = (files: ReadonlyMap<string, string>, languages: readonly string[]): ReadonlyMap<string, string> => {
  const alone = languages.length === 1 ? languages[0] : undefined;
  const other = languages.find((language) => language !== 'en')!;
  const result = new Map(
    [...files].map(([path, text]) => [path, path.endsWith('.md') ? letterIn(text, other, alone) : yamlIn(text, other, alone)] as const),
  );
  const [file, named] = [result.has('place.yaml') ? 'place.yaml' : 'pack.yaml', `languages: [${languages.join(', ')}]\n`];
  const text = result.get(file)!.replace(/^languages: .*\n/m, '');
  result.set(file, `${text}${named}`);
  return result;
};

const chinese = /[\u3000-\u9fff\uff00-\uffef“”]+/g;

const yamlIn = (text: string, other: string, alone: string | undefined): string => {
  const document = parseDocument(text, { schema: 'failsafe' });
  visit(document, {
    Map: (_, map) => {
      // A list of codes by language is no text: it has the other language already.
      if (map.has('en') && map.has('zh') && (other === 'zh' || !map.has(other)))
        map.items = map.items.flatMap((pair) => pairIn(pair as Pair<Scalar, Scalar>, map, other, alone));
    },
  });
  return withoutChinese(document.toString({ lineWidth: 0 }));
};

const pairIn = (pair: Pair<Scalar, Scalar>, map: YAMLMap, other: string, alone: string | undefined): Pair<Scalar, Scalar>[] => {
  const key = String(pair.key.value);
  if (alone !== undefined && key === 'zh') return [];
  if (key === (alone === undefined ? 'zh' : 'en') && isScalar(pair.value) && isMap(map)) pair.key.value = other;
  return [pair];
};

const letterIn = (text: string, other: string, alone: string | undefined): string => {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text)!;
  const [english = '', further = ''] = body.split(/^# zh$/m);
  const written =
    alone === undefined ? `${english}# ${other}\n${withoutChinese(further)}` : withoutChinese(english.replace(/^# en$/m, `# ${other}`));
  return `---\n${yamlIn(head, other, alone)}---\n${written}`;
};

/** Each run of Chinese becomes a word of its own, the same one everywhere. */
const withoutChinese = (text: string): string =>
  text.replaceAll(chinese, (run) => {
    const word = words.get(run) ?? `Wort${lettersOf(words.size + 1)}`;
    words.set(run, word);
    return word;
  });

/** Letters alone: a number in a promise would be a claim. */
const lettersOf = (count: number): string =>
  (count >= 26 ? lettersOf(Math.floor(count / 26)) : '') + String.fromCharCode(97 + (count % 26));

const words = new Map<string, string>([['船长', 'Schiffer']]);
