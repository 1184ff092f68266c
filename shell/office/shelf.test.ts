import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '#shell/ledger';
import { withPromises } from '../../law/pack/files.fixture.ts';
import { installOwnPack, readPackFolder, Shelf } from './shelf.ts';

const own = readPackFolder(new URL('../../packs/shenzhen', import.meta.url).pathname);
const noon = Date.UTC(2026, 3, 1, 4);

let store: Store;
const emptyShelf = async (): Promise<Shelf> => {
  store = await openStore({ memory: true });
  return Shelf.open(store);
};
afterEach(() => store.close());

/** The pack with two of its promises and a slip of the pen. */
const few = withPromises(own, 'death-reported-fast', 'one-correction');
const slipped = (file: string, written: string, instead: string): ReadonlyMap<string, string> => {
  const text = own.get(file)!;
  if (!text.includes(written)) throw new Error(`${file} does not say ${written}`);
  return new Map(few).set(file, text.replace(written, instead));
};

describe('installing proves', () => {
  test('a text is kept with what was proved of it, on its day, and a shelf opened again knows it without proving', async () => {
    const shelf = await emptyShelf();
    const installed = await shelf.install(own, noon);
    expect(installed).toMatchObject({ ok: true, pack: 'shenzhen' });
    const again = await Shelf.open(store);
    const proof = again.proof(installed.digest)!;
    expect(proof).toMatchObject({ on: '2026-04-01', prover: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(proof.promises).toEqual(installed.promises);
    expect(proof.promises.find(({ id }) => id === 'trial-only-if-low')).toMatchObject({ holds: true, states: expect.any(Number) });
    // A later start, by the same program: nothing is written again, the day stays.
    expect(await again.proveAnew(noon + 40 * 86_400_000)).toEqual([]);
    expect(again.proof(installed.digest)!.on).toBe('2026-04-01');
  });

  test('a promise that is broken stands in the way, with the place where it is made and a way out', async () => {
    const shelf = await emptyShelf();
    const files = slipped('tables/incident-deadlines.yaml', 'harm: death }, then: 10', 'harm: death }, then: 11');
    const installed = await shelf.install(files, noon);
    expect(installed).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          code: 'promise/broken',
          severity: 'error',
          file: 'promises.yaml',
          fix: expect.stringContaining('counterexample'),
        }),
      ]),
    });
    expect(installed.promises.find(({ holds }) => holds === false)).toMatchObject({
      id: 'death-reported-fast',
      witness: expect.anything(),
    });
    expect([shelf.empty, await store.packs(), await store.proofs()]).toEqual([true, [], []]);
  });

  test('a promise about what may happen in a case is refused with the way there', async () => {
    const shelf = await emptyShelf();
    const { ok, promises } = await shelf.install(slipped('parts/intake.yaml', 'at-most: { alreadyCorrectedOnce: 1 }, ', ''), noon);
    expect(ok).toBe(false);
    const { witness } = promises.find(({ id, holds }) => id === 'one-correction' && holds === false)!;
    const way =
      (witness as { moves?: readonly unknown[]; steps?: readonly unknown[] }).steps ?? (witness as { moves?: readonly unknown[] }).moves;
    expect(way!.length).toBeGreaterThanOrEqual(4);
  });

  test('so does a table with a gap, which reads well but answers nothing somewhere', async () => {
    const shelf = await emptyShelf();
    const rows = own.get('tables/incident-deadlines.yaml')!.split('\n');
    const files = new Map(own).set('tables/incident-deadlines.yaml', rows.filter((row) => !row.includes('harm: death }')).join('\n'));
    expect(await shelf.install(files, noon)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'table/gap', fix: expect.any(String) })]),
    });
    expect(shelf.empty).toBe(true);
  });

  test('a promise that is not decided does not stand in the way, and is kept as what it is, with the reason', async () => {
    const shelf = await emptyShelf();
    // What is reckoned with has each of its values for a region, and a hundred million are too many: this prover says that it does not decide it.
    const promise =
      "  open-one:\n    says: { en: It stays open., zh: 本项未判定。 }\n    implies: { table: risk-tier, if: 'affected * 2 > 9', then: tier = tier }\n";
    const installed = await shelf.install(new Map(few).set('promises.yaml', few.get('promises.yaml')! + promise), noon);
    expect(installed).toMatchObject({ ok: true });
    const kept = (await Shelf.open(store)).proof(installed.digest)!;
    expect(kept.promises.find(({ id }) => id === 'open-one')).toMatchObject({
      holds: null,
      why: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
  });
});

test('two packs in one store: the law of another city is refused with both names', async () => {
  const shelf = await emptyShelf();
  const harbour = readPackFolder(join(import.meta.dirname, '../../test/golden/packs/base'));
  const marina = new Map(harbour).set('pack.yaml', harbour.get('pack.yaml')!.replace('pack: harbour', 'pack: marina'));
  expect(await shelf.install(harbour, noon)).toMatchObject({ ok: true });
  const { ok, findings } = await shelf.install(marina, noon);
  expect(ok).toBe(false);
  expect(findings).toMatchObject([
    {
      code: 'text/other-pack',
      file: 'pack.yaml',
      message: 'this is the law of `marina` (Harbour berths), and this store belongs to `harbour` (Harbour berths)',
      fix: expect.stringContaining('--city'),
    },
  ]);
  expect((await store.packs()).map(({ pack }) => pack)).toEqual(['harbour']);
});

describe('a store that is older than the prover', () => {
  test('is proved again when it is opened, once', async () => {
    const shelf = await emptyShelf();
    await installOwnPack(shelf, noon);
    const [kept] = await store.proofs();
    await store.keepProof({ ...kept!, prover: 'of last year', promises: [] });
    const opened = await Shelf.open(store);
    await opened.proveAnew(noon + 86_400_000);
    const [anew] = await store.proofs();
    expect(anew).toMatchObject({ on: '2026-04-02', prover: kept!.prover });
    expect(anew!.promises.length).toBe(kept!.promises.length);
  });

  test('says which promise the law in force breaks, and goes on: open cases rest on it', async () => {
    const shelf = await emptyShelf();
    await installOwnPack(shelf, noon);
    const [kept] = await store.proofs();
    const promises = kept!.promises.map((each) => (each.id === 'two-tests' ? { ...each, holds: false } : each));
    await store.keepProof({ ...kept!, promises });
    const opened = await Shelf.open(store);
    expect(await opened.proveAnew(noon)).toMatchObject([
      { digest: kept!.digest, findings: [{ code: 'promise/broken', basis: ['xkf.45'] }] },
    ]);
    expect(opened.on('2026-04-01' as never).digest).toBe(kept!.digest);
  });
});
