import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '#law/ground';
import { base, changed, hasSketch, packWith, readFolder, sketch } from './files.fixture.ts';
import { loadPack } from './index.ts';

const pack = packWith();
const permit = pack.procedures['permit']!;

describe('what an element rests on', () => {
  test('is its own basis, else that of the nearest element around it', () => {
    expect(permit.orders['consult']!.basis).toEqual(['pr.1']);
    expect(permit.orders['grant']!.basis).toEqual(['pa.1']);
    expect(pack.facts['missing-items']!.basis).toEqual(['pa.2']);
  });

  test('is its part’s in an element of an included part', () => {
    expect(permit.orders['ask-to-correct']).toMatchObject({ basis: ['pa.2'], at: { file: 'parts/intake.yaml' } });
  });

  test('is inherited key by key: a standing of its own leaves the note around it', () => {
    const { procedures } = packWith(
      'procedures/review.yaml',
      '{ by: clerk, from: prepared',
      '{ standing: delegated, by: clerk, from: prepared',
    );
    expect(procedures['review']!.orders['call']).toMatchObject({
      standing: 'delegated',
      note: { en: 'The rules name the board but no steps.' },
    });
  });

  test('is cited where it is written, and only there', () => {
    const paths = pack.cited.filter(({ article }) => article === 'pr.1').map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'committees/board.yaml',
      'procedures/permit.yaml#orders.consult',
      'procedures/permit.yaml#orders.refuse-unfit',
      'procedures/review.yaml',
    ]);
  });

  test('may be a paragraph', () => {
    expect(packWith('registers/berths.yaml', 'basis: pa.1', 'basis: pa.1(2)').registers['berths']!.basis).toEqual(['pa.1(2)']);
  });
});

describe('a procedure', () => {
  test('calls a state, an order or an ending by a title of its own, which then needs no word', () => {
    const { pack: named, findings } = loadPack(
      changed(base, {
        'procedures/permit.yaml': [
          { replace: 'moored:   { shown', by: 'moored:   { title: { en: at its berth, zh: 已靠泊 }, shown' },
          { replace: 'load:         { by', by: 'load:         { title: { en: take on cargo, zh: 装货 }, by' },
          { replace: 'gone:      { kind', by: 'gone:      { title: { en: sailed, zh: 已离港 }, kind' },
        ],
        'words.yaml': [
          { replace: '  moored:', by: '  elsewhere-moored:' },
          { replace: '  load:', by: '  elsewhere-load:' },
          { replace: '  gone: ', by: '  elsewhere-gone:' },
        ],
      }),
    );
    expect(findings.filter(({ file }) => file === 'procedures/permit.yaml')).toEqual([]);
    const { states, orders, endings } = named!.procedures['permit']!;
    expect([states['moored']!.title, orders['load']!.title, endings['gone']!.title].map((title) => title?.zh)).toEqual([
      '已靠泊',
      '装货',
      '已离港',
    ]);
    expect(orders['sail']!.title).toBeUndefined();
  });

  test('has the pieces of its parts before its own', () => {
    expect(Object.keys(permit.clocks)).toEqual(['intake', 'correction', 'decision', 'stay']);
  });

  test('has lists of one without brackets', () => {
    expect(permit.orders['accept']!.from).toEqual(['filed']);
    expect(permit.clocks['intake']!.silence).toEqual(['accept']);
    expect(permit.clocks['decision']!.silence).toEqual([]);
  });

  test('tells states from cases in what a clock pauses for', () => {
    expect(permit.clocks['decision']).toMatchObject({
      pausedIn: [],
      pausedBy: ['review'],
      extend: { by: { amount: 10, unit: 'working-days' }, times: 1 },
    });
  });

  test('reads a number fact in the place of a number', () => {
    expect(permit.clocks['stay']!.within).toEqual({ amount: { fact: 'stay-days' }, unit: 'days' });
  });

  test('knows an opening order from one that is lawful everywhere', () => {
    expect(permit.orders['file']!.from).toBe('opening');
    expect(permit.orders['withdraw']!.from).toBe('open');
  });

  test('asks optional facts with a question mark, and the facts of a form', () => {
    expect(permit.orders['file']!.needs[0]).toEqual({ fact: 'ship', optional: true });
    const { procedures } = packWith('procedures/permit.yaml', 'papers, skipper-phone]', 'papers, skipper-phone, crew-list]');
    expect(procedures['permit']!.orders['file']!.needs.at(-1)).toEqual({ fact: 'crew', optional: false, form: 'crew-list' });
  });

  test('names a bare condition and a bare number by the engine’s refusals', () => {
    const { procedures } = packWith('procedures/permit.yaml', 'if: { noBerthForThis: has-berth }', 'if: has-berth');
    expect(procedures['permit']!.orders['file']!.guards.map(({ refusal }) => refusal)).toEqual(['conditionNotMet']);
    expect(permit.orders['consult']!.atMost).toEqual({ refusal: 'tooOften', times: 1 });
    expect(permit.orders['ask-to-correct']!.atMost).toEqual({ refusal: 'alreadyAskedOnce', times: 1 });
  });

  test('hears every ending of a case where `then` is `nothing`', () => {
    const { procedures } = packWith(
      'procedures/review.yaml',
      'states:',
      'cases:\n  remedy: { procedure: appeal, link: subject, then: nothing }\n\nstates:',
    );
    expect(procedures['review']!.cases['remedy']!.then).toEqual({ '*': [] });
  });
});

describe('values', () => {
  test('are read by the type of their fact: numbers exactly, `yes` and `no`, texts as written', () => {
    const { examples } = packWith('examples/granted.yaml', 'skipper-phone: "12345"', 'skipper-phone: 0012345, leaks: no');
    expect(examples['granted']!.given).toMatchObject({ length: 90, leaks: false, 'skipper-phone': '0012345' });
    const exact = packWith('facts.yaml', 'unit: metre, min: 1,', 'unit: metre, step: 0.1, min: 0.1,');
    expect(exact.facts['length']!.type).toMatchObject({ min: new Decimal('0.1'), step: new Decimal('0.1'), max: 400 });
  });

  test('of the pack itself are texts in both languages, plain values or formulas', () => {
    expect(pack.duties[0]!.with['task']).toEqual({ kind: 'text', text: { en: 'sound the basin', zh: '港池测深' } });
    expect(pack.imports['old-book']!.assumes['cargo-kind']).toEqual({ kind: 'value', value: 'goods' });
    expect(pack.imports['old-book']!.with['length']).toMatchObject({ kind: 'formula' });
  });

  test('go on after a comma that YAML would take for the end of the text', () => {
    const { facts } = packWith('facts.yaml', 'goods: { en: goods, zh: 普通货物 }', 'goods: { en: goods, of any kind, zh: 普通货物 }');
    expect(facts['cargo-kind']!.type).toMatchObject({
      options: [{}, { value: 'goods', title: { en: 'goods, of any kind', zh: '普通货物' } }, {}],
    });
  });
});

test('derived facts stand after those that they are worked out from', () => {
  expect(pack.derived).toEqual(['berth-class', 'has-berth']);
});

test('a table decides by the facts of its rows', () => {
  const { table } = pack.tables['berth-class']!;
  expect(table.inputs.map(({ name }) => name)).toEqual(['cargo-kind', 'leaks', 'length']);
  expect(table.decide((fact) => ({ 'cargo-kind': 'goods', length: 301 })[fact])).toMatchObject({
    kind: 'value',
    value: 'barred',
    fired: ['long'],
  });
});

test('an example has people, interests and facts of the one that it is like, under its own', () => {
  expect(pack.examples['barred']).toMatchObject({
    procedure: 'permit',
    people: { sven: ['skipper'], ada: ['board/pilots'] },
    interests: { ada: ['sven'] },
    given: { 'ship-name': 'Gull', 'cargo-kind': 'oil', leaks: true },
  });
});

test('a committee’s rule is an exact fraction of a base', () => {
  expect(pack.committees['board']).toMatchObject({
    term: { amount: 36, unit: 'months' },
    rules: { plain: { rule: { carried: { kind: 'more-than', numerator: 1, denominator: 2, of: 'voting' }, tie: 'chair' } } },
  });
});

test('a letter is text and formulas, in both languages', () => {
  const { body } = pack.letters['refusal']!;
  expect(body['en']![0]!.pieces.slice(0, 4)).toMatchObject([
    { kind: 'text', text: 'There is no berth for ' },
    { kind: 'formula', is: { source: 'ship-name' } },
    { kind: 'text', text: '. ' },
    { kind: 'formula', is: { reads: [['reasons']] } },
  ]);
  expect(body['zh']![1]!.pieces.some((piece) => piece.kind === 'formula' && piece.is.source === 'remedies')).toBe(true);
});

test('a letter that is only named in words needs no file', () => {
  expect(permit.orders['grant']!.letter).toBe('permit');
  expect(pack.letters['permit']).toBeUndefined();
});

test('an instant of an example is no day, and must exist', () => {
  const bad = loadPack(changed(base, { 'examples/granted.yaml': [{ replace: 'on: 2026-03-06', by: 'on: 2026-02-30' }] }));
  expect(bad.findings).toMatchObject([{ code: 'value/form', file: 'examples/granted.yaml' }]);
});

describe('bad input gives findings, never a throw', () => {
  test.each([
    ['brackets that never close', '['.repeat(10_000)],
    ['brackets that close', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['braces', '{a: '.repeat(10_000)],
    ['dashes', `${'- '.repeat(10_000)}a`],
    ['no text at all', ''],
    ['a list', '- a\n- b\n'],
    ['two documents', 'facts: {}\n---\nfacts: {}\n'],
    ['control characters', 'a\u0000b: \u0007'],
    ['a key that is a mapping', '{ a: 1 }: 2'],
    ['an alias of itself', 'a: &a [*a]'],
    ['a billion laughs', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]`],
  ])('%s', (_, text) => {
    for (const path of ['facts.yaml', 'pack.yaml', 'procedures/permit.yaml']) {
      const { pack: none, findings } = loadPack(new Map([...base, [path, text]]));
      expect(none).toBeUndefined();
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every(({ file, line, column }) => file !== '' && line >= 1 && column >= 1)).toBe(true);
    }
  });

  test.each([
    ['ten thousand brackets', `${'('.repeat(1900)}leaks${')'.repeat(1900)}`],
    ['a very long one', `leaks${' and leaks'.repeat(10_000)}`],
    ['ten thousand nots', `${'not('.repeat(900)}leaks`],
  ])('a formula of %s', (_, formula) => {
    const { findings } = loadPack(changed(base, { 'facts.yaml': [{ replace: 'is: berth-class != "barred"', by: `is: '${formula}'` }] }));
    expect(findings.map(({ code }) => code)).toContain('feel/syntax');
  });

  test('a pack without any file', () => {
    expect(loadPack(new Map()).findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file/missing articles.yaml',
      'file/missing pack.yaml',
    ]);
  });

  test('a fact that asks itself, and a table that reads what it decides', () => {
    const own = loadPack(changed(base, { 'facts.yaml': [{ replace: 'if: cargo-kind = "oil"', by: 'if: leaks' }] }));
    expect(own.findings.map(({ code }) => code)).toEqual(['fact/cycle']);
    const table = loadPack(
      changed(base, { 'tables/berth-class.yaml': [{ replace: 'cargo-kind: oil, leaks: yes', by: 'berth-class: quay, leaks: yes' }] }),
    );
    expect(table.findings.map(({ code }) => code)).toEqual(['fact/cycle']);
  });

  test('any file, cut, doubled or garbled anywhere', () => {
    const paths = [...base.keys()].sort();
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('', '{', ']', ': ', '\n', '"', '\t', '#', 'nothing', ' - '),
        (path, where, length, by) => {
          const text = base.get(path)!;
          const at = Math.floor(where * text.length);
          const { findings } = loadPack(new Map([...base, [path, text.slice(0, at) + by + text.slice(at + length)]]));
          expect(findings.every(({ line, column, message }) => line >= 1 && column >= 1 && message.length > 0)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

test('findings come in file order, all at once', () => {
  const { findings } = loadPack(
    changed(base, {
      'words.yaml': [{ replace: '  gone:       { en: gone, zh: 已离港 }\n', by: '' }],
      'procedures/permit.yaml': [{ replace: 'letter: pause-notice, basis: pr.1', by: 'letter: pose-notice, basis: pr.2' }],
      'facts.yaml': [{ replace: 'personal: yes', by: 'personal: yes, shown: public' }],
    }),
  );
  expect(findings.map(({ code }) => code)).toEqual(['fact/personal', 'letter/unknown', 'basis/unknown', 'word/missing']);
});

test.skipIf(!hasSketch)(
  'the sketch of the language loads, and is told only that it says neither who is competent nor how long personal facts are kept',
  () => {
    const { pack: shenzhen, findings } = loadPack(readFolder(sketch));
    expect(new Set(findings.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(['warning article/idle', 'warning competence/missing', 'warning retention/missing', 'warning view/none']),
    );
    expect(Object.keys(shenzhen!.procedures)).toHaveLength(16);
    expect(Object.values(shenzhen!.procedures).flatMap(({ orders }) => Object.keys(orders)).length).toBeGreaterThanOrEqual(233);
    expect(Object.keys(shenzhen!.examples)).toHaveLength(34);
  },
);
