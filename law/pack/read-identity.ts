import { numberKinds, text as said } from '#law/ground';
import { type Ground, groundOf, textOf } from './inherit.ts';
import type { IdentityNumber } from './model.ts';
import type { Context } from './names.ts';
import { get, scalar, type Tree, wordOf } from './yaml.ts';

/** By which number somebody is known. An unknown kind is told as a wrong value. */
export const readIdentity = (tree: Tree, whose: string, outer: Ground, ctx: Context): IdentityNumber | undefined => {
  const kind = numberKinds.find((name) => name === wordOf(get(tree, 'kind')));
  if (kind === undefined) return undefined;
  const [grounded] = groundOf(tree, tree.at, outer, `${tree.at.file}#identity-numbers.${whose}`, ctx);
  const pattern = scalar(get(tree, 'pattern'));
  if (kind === 'pattern' && pattern === undefined)
    ctx.report(
      'key/missing',
      tree.at,
      said('`pattern` is missing', '缺少`pattern`'),
      said('add `pattern`: the form of the whole number', '请增加`pattern`，写明号码的格式'),
    );
  if (pattern !== undefined && !isPattern(pattern.text))
    ctx.report(
      'value/form',
      pattern.at,
      said(`\`${pattern.text}\` is no regular expression`, `\`${pattern.text}\`不是正则表达式`),
      said('write one over capitals and digits, as `HR[AB]\\d+`', '请用大写字母和数字写，如`HR[AB]\\d+`'),
    );
  return {
    ...grounded,
    kind,
    title: textOf(get(tree, 'title')) ?? { en: kind, zh: kind },
    ...(pattern && { pattern: pattern.text }),
  };
};

const isPattern = (written: string): boolean => {
  try {
    return new RegExp(written, 'u') !== undefined;
  } catch {
    return false;
  }
};
