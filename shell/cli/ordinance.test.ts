import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withPromises } from '../../law/pack/files.fixture.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ordinance = (words: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) => {
  const done = spawnSync(process.execPath, [join(root, 'shell/cli/main.ts'), ...words], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: root, DATABASE_URL: '', LC_ALL: 'C', ORDINANCE_DATA: join(folder, 'data'), ...env },
  });
  return { exit: done.status, out: done.stdout, err: done.stderr };
};

/** A copy of the city's pack that promises no more than this: the proofs of all promises are tested once, above. */
const copyOfPack = (name: string, ...promises: readonly string[]): string => {
  const copy = join(folder, name);
  cpSync(join(root, 'packs/shenzhen'), copy, { recursive: true });
  const file = 'promises.yaml';
  const text = readFileSync(join(copy, file), 'utf8');
  writeFileSync(join(copy, file), withPromises(new Map([[file, text]]), ...promises).get(file)!);
  return copy;
};

const json = (words: readonly string[], input = '') => {
  const { exit, out, err } = ordinance([...words, '--json'], input);
  return { exit, json: JSON.parse(out) as unknown, lines: out.trimEnd().split('\n').length, err };
};

describe('one JSON document on standard output and nothing else', () => {
  test('feel: exact decimals', () => {
    expect(json(['feel', '0.1 + 0.2'])).toMatchObject({ exit: 0, json: { value: 0.3 }, lines: 1 });
    expect(json(['feel', 'x in [1..5] and y > 3', '--context', '{"x":2,"y":4}'])).toMatchObject({ json: { value: true } });
  });

  test('feel: an expression may begin with a minus', () => {
    expect(json(['feel', '-1 + 2'])).toMatchObject({ exit: 0, json: { value: 1 } });
    expect(json(['feel', '-(2)', '--context', '{}'])).toMatchObject({ exit: 0, json: { value: -2 } });
  });

  test('feel: an expression that ends too early is refused with its place', () => {
    expect(json(['feel', '1 +'])).toMatchObject({ exit: 1, json: { error: { at: 3 } } });
  });

  test('feel: an expression without end is refused and does not hang', () => {
    const { exit, json: given } = json(['feel', '-'], '('.repeat(50_000));
    expect(exit).toBe(1);
    expect(given).toMatchObject({ error: { message: expect.stringMatching(/nest|deep|long/) } });
  });

  test('table run: outcome, rules, articles, and what would change it', () => {
    const facts = '{"touches-body":true,"autonomy":"proposes"}';
    expect(json(['table', 'run', 'packs/shenzhen/tables/risk-tier.yaml', '--facts', facts])).toMatchObject({
      exit: 0,
      json: {
        outcome: 'high',
        fired: ['body-acts'],
        because: ['sz.10', 'sz.66'],
        whatWouldChange: [{ fact: 'autonomy', from: 'proposes', to: 'informs', outcome: 'medium' }],
      },
    });
  });

  test('a unique table that two rules match is refused and names both', () => {
    const table = `name: two\nhit: U\ncomplete: true\ninputs: [{ name: a, type: integer, domain: { min: 0, max: 9 } }]\noutputs: [{ name: out, values: [x, y] }]\nrules:\n  - { id: r1, when: { a: "< 5" }, then: { out: x } }\n  - { id: r2, when: { a: "> 3" }, then: { out: y } }\n`;
    const { exit, json: given } = json(['table', 'run', '-', '--facts', '{"a":4}'], table);
    expect(exit).toBe(1);
    expect(given).toMatchObject({ refused: { refusal: 'twoRules', rules: ['r1', 'r2'] } });
  });

  test('table check proves a table over its whole domain, and names the facts that it leaves open', () => {
    expect(json(['table', 'check', 'packs/shenzhen/tables/risk-tier.yaml'])).toMatchObject({ exit: 0, json: { ok: true, findings: [] } });
    const gap =
      'name: gap\nhit: U\ncomplete: true\ninputs: [{ name: a, type: integer, domain: { min: 0, max: 9 } }]\noutputs: [{ name: out, values: [x, y] }]\nrules:\n  - { id: r1, when: { a: "< 5" }, then: { out: x } }\n  - { id: r2, when: { a: "> 5" }, then: { out: y } }\n';
    expect(json(['table', 'check', '-'], gap)).toMatchObject({
      exit: 1,
      json: { ok: false, findings: [{ kind: 'gap', points: 1, regions: [{ witness: { a: 5 } }] }] },
    });
  });

  test('procedure check and pack prove say what is proved and what is not', () => {
    expect(json(['procedure', 'check', 'test/golden/prove/procedures/p01.yaml'])).toMatchObject({
      exit: 0,
      json: { ok: true, findings: [] },
    });
    const { exit, json: proved } = json(['pack', 'prove', 'packs/shenzhen']);
    const { promises } = proved as { promises: { id: string; holds: boolean | null; why?: { en: string; zh: string } }[] };
    expect(exit).toBe(0);
    expect(promises.length).toBeGreaterThanOrEqual(40);
    expect(promises.filter(({ holds }) => holds === false)).toEqual([]);
    for (const { holds, why } of promises) expect(holds === true || why !== undefined).toBe(true);
  });

  test('clock derive reads standard input', () => {
    const input = {
      rule: { within: 20, unit: 'working-days', start: 'day-after', roll: 'next-working-day', silence: 'nothing' },
      calendar: 'cn',
      from: '2026-02-03',
      ledger: [],
      asOf: '2026-02-04',
    };
    expect(json(['clock', 'derive', '-'], JSON.stringify(input))).toMatchObject({
      exit: 0,
      json: { due: '2026-03-09', provisional: false, state: 'running' },
    });
  });

  test('committee tally', () => {
    const [{ expect: expected, name: _, ...input }] = JSON.parse(readFileSync(join(root, 'test/golden/committee/cases.json'), 'utf8')) as [
      { expect: object; name: string },
    ];
    expect(json(['committee', 'tally', '-'], JSON.stringify(input))).toMatchObject({ exit: 0, json: expected });
  });

  test('case play plays one example, or all', () => {
    expect(json(['case', 'play', 'packs/shenzhen', 'trial-granted'])).toMatchObject({
      exit: 0,
      json: { ending: { state: 'completed', kind: 'granted' }, matches: true },
    });
    const { exit, json: all } = json(['case', 'play', 'packs/shenzhen']);
    expect(exit).toBe(0);
    expect(all).toMatchObject({
      failed: [],
      endings: { trial: { granted: expect.any(Number) }, reconsideration: { granted: expect.any(Number) } },
    });
  });

  test('case play tells what no example shows, each as `procedure.name`', () => {
    const { json: all } = json(['case', 'play', 'test/golden/packs/base']);
    const names = expect.arrayContaining([expect.stringMatching(/^[a-z-]+\.[A-Za-z-]+$/)]);
    const { uncovered } = all as { readonly uncovered: Readonly<Record<string, readonly string[]>> };
    expect(Object.keys(uncovered)).toEqual(['orders', 'endings', 'states', 'refusals', 'clocks', 'letters']);
    for (const parts of Object.values(uncovered).filter(({ length }) => length > 0)) expect(parts).toEqual(names);
  });

  test('an example that does not load is told by its own finding, by its name, its file or its path', () => {
    const unread = join(folder, 'unread');
    cpSync(join(root, 'test/golden/packs/base'), unread, { recursive: true });
    const file = join(unread, 'examples/granted.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('by: zhao', 'by: zhaoo'));
    for (const name of ['granted', 'granted.yaml', 'examples/granted.yaml', file])
      expect(json(['case', 'play', unread, name])).toMatchObject({
        exit: 1,
        json: { matches: false, failed: [{ example: 'granted', line: 12, why: 'name/unknown: unknown person `zhaoo`' }] },
      });
    expect(json(['case', 'play', unread, 'barred'])).toMatchObject({
      exit: 1,
      json: { failed: [{ why: 'it is like `granted`, which cannot be read' }] },
    });
    expect(json(['case', 'play', unread])).toMatchObject({
      exit: 1,
      json: {
        failed: expect.arrayContaining([expect.objectContaining({ example: 'granted' }), expect.objectContaining({ example: 'barred' })]),
      },
    });
    expect(ordinance(['case', 'play', unread, 'grented'])).toMatchObject({ exit: 2, out: '' });
  });

  test('pack prove writes the case that breaks a promise as a file, and case play plays it', () => {
    const broken = copyOfPack('broken', 'one-correction', 'two-tests');
    const file = join(broken, 'parts/intake.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('at-most: { alreadyCorrectedOnce: 1 }, ', ''));
    const { exit, json: proved } = json(['pack', 'prove', broken, '--witnesses', join(folder, 'witnesses')]);
    expect(exit).toBe(1);
    const witness = (proved as { promises: readonly { id: string }[] }).promises.find(({ id }) => id === 'one-correction');
    expect(witness).toMatchObject({ holds: false, timed: true, witness: { procedure: 'assessment', steps: expect.any(Array) } });
    const play = ['case', 'play', broken, join(folder, 'witnesses/counterexample-one-correction.yaml')];
    expect(json(play)).toMatchObject({ exit: 0, json: { ending: { state: 'correcting' }, matches: true } });
  });

  test('procedure check says of each trace of a pack whether days were found for it', () => {
    const file = join(folder, 'broken/procedures/duty.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        'by: officer, from: [due, missed], to: done,',
        'by: officer, from: [due, missed], to: done, if: times("do") >= 1,',
      ),
    );
    expect(json(['procedure', 'check', file])).toMatchObject({
      exit: 1,
      json: { ok: false, findings: expect.arrayContaining([expect.objectContaining({ timed: true })]) },
    });
  });

  test('dmn test: a test may name a model in another folder, by a path; a folder without tests is not passed', () => {
    const definitions = 'xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="M"';
    const [tests, models] = [join(folder, 'kit/tests'), join(folder, 'kit/models')];
    for (const each of [tests, models]) mkdirSync(each, { recursive: true });
    const lib = '<itemDefinition name="small"><typeRef>number</typeRef></itemDefinition>';
    writeFileSync(join(models, 'lib.dmn'), `<definitions ${definitions} namespace="urn:lib">${lib}</definitions>`);
    writeFileSync(
      join(models, 'm.dmn'),
      `<definitions ${definitions} namespace="urn:m"><import name="lib" namespace="urn:lib"/><decision id="D" name="D"><literalExpression><text>1 instance of lib.small</text></literalExpression></decision></definitions>`,
    );
    writeFileSync(
      join(tests, 't.xml'),
      '<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"><modelName>../models/m.dmn</modelName><testCase id="1"><resultNode name="D"><expected><value>true</value></expected></resultNode></testCase></testCases>',
    );
    expect(json(['dmn', 'test', tests])).toMatchObject({ exit: 0, json: { directory: 'tests', cases: [{ pass: true, got: true }] } });
    expect(json(['dmn', 'test', models])).toMatchObject({ exit: 1, json: { directory: 'models', cases: [] } });
  });

  test('dmn export and import give the table back', () => {
    const { out } = ordinance(['dmn', 'export', 'packs/shenzhen/tables/mode-by-tier.yaml']);
    expect(out).toContain('<decisionTable');
    const { exit, out: table } = ordinance(['dmn', 'import', '-'], out);
    expect(exit).toBe(0);
    expect(table).toContain('decides: mode');
  });
});

describe('a store', () => {
  test('takes a pack once it has no error, and keeps it by digest with what was proved of it', () => {
    const { exit, json: installed } = json(['pack', 'install', copyOfPack('whole', 'one-correction', 'two-tests', 'death-reported-fast')]);
    expect(exit).toBe(0);
    expect(installed).toMatchObject({ ok: true, pack: 'shenzhen', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((installed as { promises: { holds: unknown }[] }).promises.map(({ holds }) => holds)).toEqual([true, true, true]);
    expect(json(['ledger', 'verify'])).toMatchObject({ exit: 0, json: { ok: true } });
    expect(json(['ledger', 'rebuild'])).toMatchObject({ exit: 0, json: { ok: true, differences: [] } });
  });

  test('does not take a pack that breaks one of its promises: exit 1, with place, way out and the facts that break it', () => {
    const slipped = copyOfPack('slipped', 'death-reported-fast', 'two-tests');
    const table = join(slipped, 'tables/incident-deadlines.yaml');
    writeFileSync(table, readFileSync(table, 'utf8').replace('harm: death }, then: 10', 'harm: death }, then: 11'));
    const { exit, json: refused } = json(['pack', 'install', slipped]);
    expect(exit).toBe(1);
    expect(refused).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'promise/broken', file: 'promises.yaml', fix: expect.any(String) }),
      ]),
      promises: expect.arrayContaining([expect.objectContaining({ id: 'death-reported-fast', holds: false, witness: expect.anything() })]),
    });
  });

  test('gets its first administrator, whose password is shown once', () => {
    const added = json(['people', 'add', 'head@city.example', '--name', 'Head (test)', '--role', 'head']);
    expect(added).toMatchObject({ exit: 0, json: { ok: true, role: 'head', office: 'miit', password: expect.stringMatching(/^.{20}$/) } });
    expect(json(['people', 'add', 'head@city.example', '--name', 'Head (test)', '--role', 'head'])).toMatchObject({
      exit: 1,
      json: { ok: false },
    });
    expect(ordinance(['people', 'add', 'a@b', '--name', 'A', '--role', 'offcer']).err).toContain('did you mean `officer`?');
  });

  test('has its staff entered and listed: posts, seats as many as there are, and an absence with who stands in', () => {
    const at = (words: readonly string[]) => json(words);
    const head = 'staff-head@city.example';
    at(['people', 'add', head, '--name', 'Staff Head', '--role', 'head']);
    at(['people', 'add', 'deputy@city.example', '--name', 'Deputy', '--role', 'officer']);
    expect(at(['people', 'post', 'deputy@city.example', 'secretary', '--until', '2099-12-31'])).toMatchObject({
      exit: 0,
      json: { role: 'secretary' },
    });
    expect(at(['people', 'seat', 'deputy@city.example', 'ethics', 'public'])).toMatchObject({ exit: 0 });
    expect(at(['people', 'seat', head, 'ethics', 'public'])).toMatchObject({ exit: 1, json: { refusal: 'noSeatLeft', seats: 1 } });
    expect(at(['people', 'away', head, '2020-01-01', '2099-01-01', '--deputy', 'deputy@city.example'])).toMatchObject({ exit: 0 });
    const { people } = at(['people', 'list']).json as {
      people: { name: string; away?: string; seats: { category: string }[]; posts: { role: string }[] }[];
    };
    expect(people.find(({ name }) => name === 'Staff Head')).toMatchObject({ away: '2099-01-01' });
    expect(people.find(({ name }) => name === 'Deputy')).toMatchObject({
      seats: [{ category: 'public' }],
      posts: [{ role: 'officer' }, { role: 'secretary' }],
    });
    expect(ordinance(['people', 'post', 'nobody@city.example', 'officer'])).toMatchObject({ exit: 2 });
    expect(ordinance(['people', 'seat', head, 'ethic', 'public']).err).toContain('did you mean `ethics`?');
    expect(at(['meetings', 'list'])).toMatchObject({ exit: 0, json: { meetings: [] } });
    expect(ordinance(['meetings', 'minutes', 'ethics-2026-1'])).toMatchObject({ exit: 2 });
    // Twelve processes, each of which opens the store.
  });

  test('is filled from a file, backed up, and restored elsewhere', () => {
    const csv =
      'idnumber,applicant,devicename,dtrec,dtdec\nK1,ACME IMAGING,Looker,2019-03-04,2019-07-16\nK2,ACME IMAGING,Broken,2019-03-04,never\n';
    writeFileSync(join(folder, 'devices.csv'), csv);
    const done = json(['import', 'products', join(folder, 'devices.csv')]);
    expect(done).toMatchObject({ exit: 1, json: { read: 2, filed: 1, rejected: [{ line: 3 }] } });
    expect(json(['backup', join(folder, 'city.backup')])).toMatchObject({ exit: 0, json: { ok: true, events: 4 } });
    expect(json(['backup', 'verify', join(folder, 'city.backup')])).toMatchObject({
      exit: 0,
      json: { ok: true, version: '0.1.0', events: 4 },
    });
    expect(json(['backup', 'verify', join(root, 'package.json')])).toMatchObject({
      exit: 1,
      json: { ok: false, refused: { code: 'notABackup' } },
    });
    const there = { ORDINANCE_DATA: join(folder, 'elsewhere') };
    expect(JSON.parse(ordinance(['restore', join(folder, 'city.backup'), '--json'], '', there).out)).toMatchObject({ ok: true, events: 4 });
    expect(JSON.parse(ordinance(['ledger', 'rebuild', '--json'], '', there).out)).toMatchObject({ ok: true });
    // Its report counts the same case there, from rows that no backup holds; a year that has not begun has none.
    expect(JSON.parse(ordinance(['report', '2019', '--json'], '', there).out)).toMatchObject({
      year: 2019,
      running: false,
      groups: [{ rows: [{ opened: { count: 1 }, openBefore: { count: 0 } }] }],
    });
    expect(ordinance(['report', '2999', '--json'], '', there)).toMatchObject({ exit: 1 });
    // Eight processes, each of which opens a store.
  });
});

test('method: results in the order and with the field names of the file, and an unknown option named with its place', () => {
  const control = { method: 'C1', baseline: 2, minSigma: 1, alpha: 0.5 };
  const series = { id: 'a', observed: [1, 3, 2, 5], evaluated_index_1based: [3, 4], control };
  expect(json(['method', 'ears', '-'], JSON.stringify({ cases: [series] }))).toMatchObject({
    exit: 0,
    json: { results: [{ id: 'a', result: { upperbound: [2, 2.5], alarm: [0, 1] } }] },
  });
  const wrong = { ...series, control: { ...control, alfa: 0.5 } };
  const { exit, err } = ordinance(['method', 'ears', '-'], JSON.stringify({ cases: [series, wrong] }));
  expect([exit, err.trim()]).toEqual([2, '-.cases[1].control.alfa is unknown; did you mean `alpha`?']);
});

test('method: a stopping rule comes with its exact chances, and looks that go back are wrong usage with their place', () => {
  const kind = 'exact binomial group sequential (stop low if x<=a, high if x>=b)';
  const rule = { id: 'two', kind, looks: [3, 6], a: [-1, -1], b: [2, 3], theta: [0.5] };
  const { exit, json: answer } = json(['method', 'binomial-stopping-sprt', '-'], JSON.stringify({ cases: [rule] })) as {
    readonly exit: number;
    readonly json: { readonly results: readonly [{ readonly id: string; readonly result: Readonly<Record<string, unknown>> }] };
  };
  expect([exit, answer.results[0].id]).toEqual([0, 'two']);
  // One half, and 13 of 64: worked by hand in `methods/sequential`.
  expect(answer.results[0].result['upper_prob_look_by_theta']).toEqual([[expect.closeTo(1 / 2, 12)], [expect.closeTo(13 / 64, 12)]]);
  const { exit: refused, err } = ordinance(
    ['method', 'binomial-stopping-sprt', '-'],
    JSON.stringify({ cases: [{ ...rule, looks: [6, 3] }] }),
  );
  expect(refused).toBe(2);
  expect(err).toContain('-.cases[0]: looks are taken after more and more whole people');
});

describe('wrong usage is exit 2, and says what would be right', () => {
  test.each([
    [['feal', '1'], 'feel'],
    [['pack', 'check'], 'usage: ordinance pack check DIR'],
    [['pack', 'check', 'no/such/folder'], 'there is no folder no/such/folder'],
    [['table', 'run', 'packs/shenzhen/tables/risk-tier.yaml'], '--facts is missing'],
    [['table', 'run', 'packs/shenzhen/tables/risk-tier.yaml', '--facts', '{'], '--facts is no JSON'],
    [['clock', 'derive', 'no-such-file.json'], 'there is no file'],
    [['case', 'play', 'packs/shenzhen', 'trial-grantd'], 'did you mean `trial-granted`?'],
    [['method', 'eers', '-'], 'did you mean `ears`?'],
    [['method', 'ears', 'package.json'], 'package.json.cases is missing'],
    [['report', '20x6'], 'is no year'],
    [['outage', '2026-13-01', '2026-13-02', '--why', 'x'], 'is no day'],
  ])('%j', (words, says) => {
    const { exit, out, err } = ordinance(words as string[]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});

test('every command has a help with an example', () => {
  const commands =
    ordinance(['--help'])
      .out.match(/^ {2}(?:[a-z]+ [a-z]+|[a-z]+)(?= )/gm)
      ?.map((line) => line.trim()) ?? [];
  expect(commands.length).toBeGreaterThanOrEqual(21);
  for (const command of ['pack check', 'import products', 'serve']) {
    const { exit, out } = ordinance([...command.split(' '), '--help']);
    expect(exit).toBe(0);
    expect(out).toContain('Example:');
  }
});

describe('findings are said in the language of the reader', () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(
    broken,
    'id: t\nhit: U\ncomplete: true\ninputs: [{ name: n, type: integer, domain: { min: 0, max: 9 } }]\noutputs: [{ name: o, values: [low, high] }]\nrules: [{ id: a, when: { n: "< 5" }, then: { o: low } }]\n',
  );
  const english = 'gap: no rule matches `n` 5 (5 of 10 facts)\n';
  const chinese = 'gap：没有规则适用于`n`为5的情形（10组事实中的5组）\n';

  test.each([
    [[], {}, english],
    [['--lang', 'zh'], {}, chinese],
    [[], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, chinese],
    [['--lang', 'en'], { LC_ALL: 'zh_CN.UTF-8' }, english],
  ])('table check with %j under %j', (options, env, said) => {
    expect(ordinance(['table', 'check', broken, ...options], '', env)).toMatchObject({ exit: 1, out: said });
  });

  test('the JSON keeps its English sentence under any language, and has both beside it', () => {
    const { out } = ordinance(['table', 'check', broken, '--json', '--lang', 'zh']);
    const { en, zh } = { en: english.slice('gap: '.length, -1), zh: chinese.slice('gap：'.length, -1) };
    expect(JSON.parse(out)).toMatchObject({ ok: false, findings: [{ kind: 'gap', message: en, text: { en, zh } }] });
  });

  test('a finding of a pack has its way out, a trace its steps, and a refusal inside an example its own words', () => {
    const pack = join(folder, 'slip');
    cpSync(join(root, 'test/golden/packs/base'), pack, { recursive: true });
    const file = join(pack, 'pack.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^calendar: .*$/m, 'calendar: nowhere'));
    expect(ordinance(['pack', 'check', pack, '--lang', 'zh']).out).toMatch(
      /pack\.yaml:\d+:\d+ {2}name\/unknown {2}找不到日历`nowhere`\n {2}改法：/,
    );

    const chart = join(folder, 'chart.yaml');
    writeFileSync(
      chart,
      'id: c\ninitial: a\nstates: [a, b, { id: z, final: true }]\ntransitions: [{ id: go, from: a, to: b, on: go }, { id: end, from: a, to: z, on: end }]\n',
    );
    expect(ordinance(['procedure', 'check', chart, '--lang', 'zh']).out).toContain(
      'dead-end：案件在`b`中不能再有任何进展，而此处并非结局\n  路径：`go`\n',
    );

    const example = join(folder, 'late.yaml');
    const written = readFileSync(join(root, 'packs/shenzhen/examples/trial-granted.yaml'), 'utf8');
    const first = /does: (\S+?),/.exec(written)![0];
    writeFileSync(example, written.replace('example: trial-granted', 'example: late').replace(first, `${first} refused: tooLate,`));
    expect(ordinance(['case', 'play', 'packs/shenzhen', example, '--lang', 'zh']).out).toMatch(
      /第1步：wei的`\w+`已办理，并未以`tooLate`被拒绝/,
    );
    writeFileSync(
      example,
      written.replace('example: trial-granted', 'example: late').replace(/by: wei, +does: file\b/, 'by: lin, does: file'),
    );
    const { out } = ordinance(['case', 'play', 'packs/shenzhen', example, '--lang', 'zh']);
    expect(out).toMatch(/第2步：lin的`accept`被拒绝：`ownCase` .*（本人是本案当事人、.*不得代表机关办理。）/);
    const { json: played } = json(['case', 'play', 'packs/shenzhen', example]);
    expect(played).toMatchObject({
      failed: expect.arrayContaining([
        expect.objectContaining({
          refusal: expect.objectContaining({ refusal: 'ownCase', text: expect.any(Object), wayOut: expect.any(Object) }),
        }),
      ]),
    });
  });
});
