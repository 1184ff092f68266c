import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { base, brokenPacks, type Change, changed, type Expected } from './files.fixture.ts';
import { loadPack } from './index.ts';

const page = join(import.meta.dirname, '../../docs/guides/findings.md');

/** Found by proving, playing or opening a demo, so no broken pack shows them. */
const others: readonly (readonly [code: string, says: string, wayOut: string])[] = [
  [
    'promise/broken',
    'A promise does not hold; the finding brings a case with dates that breaks it.',
    'Play the case (`case play`), then change the procedure or the promise.',
  ],
  [
    'promise/claims',
    'The own words of a promise name a number, a time or persons that its form does not look at.',
    'Let the words say what the form says, or choose another form.',
  ],
  [
    'example/differs',
    'A step of an example came out otherwise than it is written.',
    'Change the step or what is expected, or the rule that it shows.',
  ],
  [
    'story/refused',
    'A story of the demo breaks the law: step, refusal and article are told, and the demo opens without it.',
    'Change the step so that the law allows it; `pack watch` plays it on each save.',
  ],
];

const head = `# All findings

What \`ordinance pack check\` can say of a pack: an example of each, and a way out. The examples are changes of the small harbour in
\`test/golden/packs/base\`; the pack and the line are real, and a test holds this page to them. A finding is an error unless it says "warning"; a pack with an
error is not executed. What each rule is for stands in [the pack language](pack-language.md).

This page is printed: \`UPDATE_FINDINGS=1 npx vitest run law/pack/findings-page.test.ts\`.
`;

/** The lines around a change, as a difference. */
const difference = (change: Change): readonly string[] =>
  Object.entries(change).flatMap(([file, edit]) => {
    if (edit === null) return [`${file} is taken away`];
    if (typeof edit === 'string')
      return [
        `${file} (new)`,
        ...edit
          .trimEnd()
          .split('\n')
          .slice(0, 8)
          .map((line) => `+ ${line}`),
      ];
    return edit.flatMap(({ replace, by }) => [
      file,
      ...replace
        .trimEnd()
        .split('\n')
        .map((line) => `- ${line}`),
      ...by
        .trimEnd()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => `+ ${line}`),
    ]);
  });

const section = ({ code, severity, file, line, message, change }: Expected, fix: string, warning: boolean): string =>
  [
    `## \`${code}\``,
    '',
    `\`${file}:${line}\`${severity === 'warning' || warning ? ' (warning)' : ''}: ${message}`,
    '',
    '```diff',
    ...difference(change).slice(0, 14),
    '```',
    '',
    `**Way out:** ${fix}${fix.endsWith('?') ? '' : '.'}`,
    '',
  ].join('\n');

const printed = (): string => {
  const shown = new Map<string, string>();
  for (const [, expected] of brokenPacks()) {
    if (shown.has(expected.code)) continue;
    // What a finding says of itself is what the checker says today.
    const found = loadPack(changed(base, expected.change)).findings.find(({ code }) => code === expected.code);
    const fix = (found?.fix ?? expected.fix ?? '').replace(/\.$/, '');
    shown.set(expected.code, section(expected, fix.charAt(0).toUpperCase() + fix.slice(1), found?.severity === 'warning'));
  }
  const rest = others.map(([code, says, wayOut]) => `## \`${code}\`\n\n${says}\n\n**Way out:** ${wayOut}\n`);
  return [
    head,
    ...[...shown].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text),
    '# Found by proving, playing and showing\n',
    ...rest,
  ].join('\n');
};

test('the page of findings shows each finding with an example and a way out', () => {
  const text = printed();
  if (process.env['UPDATE_FINDINGS'] !== undefined) writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

test('every finding has a way out', () => {
  for (const [folder, { change }] of brokenPacks()) {
    for (const { code, fix, wayOut } of loadPack(changed(base, change)).findings) {
      expect([folder, code, (fix ?? '').length > 5, (wayOut?.zh ?? '').length > 1]).toEqual([folder, code, true, true]);
    }
  }
});
