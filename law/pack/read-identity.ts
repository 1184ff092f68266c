import { numberKinds } from '#law/ground';
import { type Ground, groundOf, textOf } from './inherit.ts';
import type { IdentityNumber } from './model.ts';
import type { Context } from './names.ts';
import { say } from './say.ts';
import { get, scalar, type Tree, wordOf } from './yaml.ts';

/** By which number somebody is known. An unknown kind is told as a wrong value. */
export const readIdentity = (tree: Tree, whose: string, outer: Ground, ctx: Context): IdentityNumber | undefined => {
  const kind = numberKinds.find((name) => name === wordOf(get(tree, 'kind')));
  if (kind === undefined) return undefined;
  const [grounded] = groundOf(tree, tree.at, outer, `${tree.at.file}#identity-numbers.${whose}`, ctx);
  const pattern = scalar(get(tree, 'pattern'));
  if (kind === 'pattern' && pattern === undefined)
    ctx.report('key/missing', tree.at, say('readIdentity.isMissing'), say('readIdentity.addTheFormOf'));
  if (pattern !== undefined && !isPattern(pattern.text))
    ctx.report(
      'value/form',
      pattern.at,
      say('readIdentity.isNoRegularExpression', { pattern: pattern.text }),
      say('readIdentity.writeOneOverCapitals'),
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
