import { expect, test } from 'vitest';
import { base, brokenPacks, changed } from './files.fixture.ts';
import { checkTransitions, loadPack } from './index.ts';

const broken = brokenPacks();

test('the pack that the broken ones are changes of has no finding', () => {
  const { pack, findings } = loadPack(base);
  expect(findings).toEqual([]);
  expect(pack).toBeDefined();
});

test.each(broken)('%s is found at its place, and nothing else', (folder, { at, change, earlier, zh, ...expected }) => {
  const files = changed(base, change);
  const { pack, findings } = loadPack(files);
  const old = earlier === undefined ? undefined : loadPack(changed(base, earlier));
  if (old !== undefined) expect(old.findings).toEqual([]);
  const all = [...findings, ...(pack !== undefined && old?.pack !== undefined ? checkTransitions(pack, old.pack) : [])];
  const severity =
    expected.severity ??
    (/^glossary\/term$|(unused|idle|redundant)$|^(retention|competence)\/missing$|^reading\/stale$|^view\/none$|^text\/stub$/.test(
      expected.code,
    )
      ? 'warning'
      : 'error');
  const { message, fix } = expected;
  // Further languages of the catalogue may stand beside the two.
  const said = (en: string, chinese: string | undefined) => expect.objectContaining({ en, zh: chinese });
  const wayOut = fix === undefined ? {} : { wayOut: said(fix, zh.fix) };
  expect(all).toEqual([{ ...expected, severity, text: said(message, zh.message), ...wayOut }]);
  expect(pack === undefined, 'what has an error is not handed out').toBe(severity === 'error' && earlier === undefined);
  const { file, line, column } = all[0]!;
  const there =
    files
      .get(file)
      ?.split('\n')
      [line - 1]?.slice(column - 1) ?? '';
  expect(there.startsWith(at), `${JSON.stringify(there.slice(0, 40))} should begin with ${JSON.stringify(at)}`).toBe(true);
  expect(folder.startsWith(expected.code.replace('/', '-'))).toBe(true);
});

test('there is a broken pack for each finding of the pack language that is not the prover’s or the player’s', () => {
  const shown = new Set(broken.map(([, { code }]) => code));
  expect(named.filter((code) => !shown.has(code))).toEqual([]);
});

// As in the pack language, sections 1 to 15; tables' geometry and `promise/broken` are proved, `example/differs` is played.
const named =
  `basis/missing basis/unknown standing/missing note/missing text/missing text/stub word/missing name/unknown name/twice key/unknown
  article/not-run article/idle reading/unknown reading/stale standing/kind standing/unread clause/unknown chapter/articles aim/unserved licence/no-power
  fact/check fact/source fact/side fact/domain fact/cycle fact/personal option/unknown fact/unused part/clash
  state/unknown state/unreachable state/dead-end state/no-clock ending/challenge order/never order/not-by-law order/opens-if order/idle fact/derived
  case/facts case/refused case/ending-unheard case/never-opened challenge/without-effect challenge/decided-in role/unknown
  clock/silence clock/without-effect clock/both clock/extend clock/extend-unit clock/untold clock/within
  commitment/never commitment/no-check commitment/no-withdrawal commitment/no-consequence commitment/no-notice commitment/model
  calendar/year calendar/twice calendar/notice calendar/rule committee/quorum committee/base category/unknown vote/unheard vote/not-lawful
  export/code duty/not-by-law duty/office budget/unknown budget/unit budget/no-ceiling budget/over budget/idle register/account register/facet register/hidden register/unknown view/unknown view/part-unknown view/part-missing view/part-twice view/part-kind view/none letter/must letter/shape letter/unknown
  letter/kind letter/part letter/order letter/remedy letter/none letter/unknown-value letter/past-day letter/branch-never glossary/term search/lead start/nowhere start/asks start/help
  promise/form transition/lost feel/syntax feel/type feel/not-explorable feel/unbounded feel/unused-branch
  reads/missing reads/idle reads/nobody seal/unknown seal/role seal/reasons seal/untold
  retention/missing retention/keep erases/in erases/fact
  competence/none competence/unknown competence/idle competence/missing act/unknown act/missing referral/receiver clock/outside
  place/zone place/currency place/weekend place/twice place/citation statute/term
  entry/public entry/type entry/none entry/loop entry/column
  yaml/syntax language/unknown key/missing value/form name/form name/file file/unknown file/missing example/cycle`.split(/\s+/);
