import { type Finding, namesInText, text as said, worded } from '#law/ground';
import { type Ground, groundOf } from './inherit.ts';
import { type PowerKind, powerKinds } from './keys-powers.ts';
import type { Named, Pack, Power } from './model.ts';
import { type Context, knownName } from './names.ts';
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
    ctx.report(
      'power/party',
      written.at,
      said(
        `\`${written.text}\` is a party, and a power of the office is for officials`,
        `\`${written.text}\`是当事人，机关职权仅限工作人员`,
      ),
      said('name roles of an office', '请写机关的角色'),
    );
    return [];
  });

/** Four eyes need a second role: where one role alone proposes and confirms, an office with one such person can confirm nothing. */
const checkConfirm = ({ by, confirm }: Power, written: readonly Scalar[], ctx: Context): void => {
  const [only] = by;
  if (confirm.length === 0 || by.length !== 1 || confirm.some((role) => role !== only)) return;
  ctx.report(
    'power/confirm',
    written[0]!.at,
    said(
      `\`${only}\` alone proposes and confirms, so a single holder could confirm nothing`,
      `提出和确认均仅限\`${only}\`，该岗位仅有一人时无人可以确认`,
    ),
    said('name another role that confirms, or a second one that proposes', '请另写一个负责确认的角色，或者再写一个可以提出的角色'),
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
        name === 'add-people'
          ? said('nobody may add a colleague: no role has the power `add-people`', '无人可以添加工作人员：没有角色享有职权`add-people`')
          : said('nobody may give a post: no role has the power `give-posts`', '无人可以任命岗位：没有角色享有职权`give-posts`'),
        ((words) =>
          said(
            `write \`powers: { ${name}: { by: … } }\` with a role of an office: ${words.en}`,
            `请写\`powers: { ${name}: { by: … } }\`，填写机关的角色：${words.zh}`,
          ))(
          namesInText(
            Object.values(roles).flatMap((role) => (role.is === 'official' ? [role.name] : [])),
            'or',
          ),
        ),
      ),
    }));
