import { type Finding, namesInText, worded } from '#law/ground';
import { type Ground, groundOf } from './inherit.ts';
import { type PowerKind, powerKinds } from './keys-powers.ts';
import type { Named, Pack, Power } from './model.ts';
import { type Context, knownName } from './names.ts';
import { say } from './say.ts';
import { entriesOf, get, type Scalar, scalarsOf, type Tree } from './yaml.ts';

/** The powers of the office: which roles may do what beside the orders of cases. */
export const readPowers = (tree: Tree | undefined, outer: Ground, ctx: Context): Named<Power> => {
  const powers: Record<string, Power> = {};
  for (const { key: name, at, value } of entriesOf(tree)) {
    // An unknown power is told as an unknown key.
    if (!powerKinds.includes(name as PowerKind)) continue;
    const [grounded] = groundOf(value, at, outer, `${at.file}#powers.${name}`, ctx);
    const [by, confirm, confirmPosts] = ['by', 'confirm', 'confirm-posts'].map((key) => officials(get(value, key), ctx));
    powers[name] = {
      ...grounded,
      name: name as PowerKind,
      by: by!,
      confirm: confirm!,
      ...(get(value, 'confirm-posts') === undefined ? {} : { confirmPosts: confirmPosts! }),
    };
    checkConfirm(powers[name], scalarsOf(get(value, 'confirm')), ctx);
  }
  return powers;
};

/** A power of the office is for officials: a party has none. */
const officials = (tree: Tree | undefined, ctx: Context): readonly string[] =>
  scalarsOf(tree).flatMap((written) => {
    if (!knownName(written, 'role', ctx.names.roles, ctx.report, 'role/unknown')) return [];
    if (ctx.names.roles.get(written.text) === 'official') return [written.text];
    ctx.report('power/party', written.at, say('officials.isAPartyAnd', { written: written.text }), say('officials.nameRolesOfAn'));
    return [];
  });

/** Four eyes need a second role: where one role alone proposes and confirms, an office with one such person can confirm nothing. */
const checkConfirm = ({ by, confirm }: Power, written: readonly Scalar[], ctx: Context): void => {
  const [only] = by;
  if (confirm.length === 0 || by.length !== 1 || confirm.some((role) => role !== only)) return;
  ctx.report(
    'power/confirm',
    written[0]!.at,
    say('checkConfirm.aloneProposesAndConfirms', { only }),
    say('checkConfirm.nameAnotherRoleThat'),
  );
};

/** The powers without which an office cannot take in anybody new. */
const needed: readonly PowerKind[] = ['add-people', 'give-posts'];

/**
 * A pack in which nobody can add a colleague or give a post. It can be read, played and proved, so this is told where a pack is checked as a whole
 * and before it is installed.
 */
export const powerFindings = ({ place, powers, roles }: Pack): readonly Finding[] =>
  needed
    .filter((name) => (powers[name]?.by ?? []).length === 0)
    .map((name) => ({
      code: 'power/nobody',
      severity: 'error',
      file: powers[name]?.at.file ?? place.at.file,
      line: powers[name]?.at.line ?? 1,
      column: powers[name]?.at.column ?? 1,
      ...worded(
        name === 'add-people' ? say('powerFindings.nobodyMayAddA') : say('powerFindings.nobodyMayGiveA'),
        ((words) => say('powerFindings.writeWithARole', { name, words }))(
          namesInText(
            Object.values(roles).flatMap((role) => (role.is === 'official' ? [role.name] : [])),
            'or',
          ),
        ),
      ),
    }));
