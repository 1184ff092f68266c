import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Day, localDay, parseDay, zoneOf } from '#law/ground';
import { type Import, loadPack } from '#law/pack';
import {
  alikeRows,
  closingDay,
  contradictionTable,
  fittingMap,
  importProducts,
  type OpenedOffice,
  PromiseWatch,
  standOn,
} from '#shell/office';
import { type Command, type Gives, isSet, need, noLaw, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';
import { fromCaller, readText } from './read.ts';

export const withOffice = async (work: (office: OpenedOffice) => Promise<Gives>): Promise<Gives> => {
  const office = await openOffice();
  try {
    return await work(office);
  } finally {
    await office.close();
  }
};

const dayGiven = (text: string): Day => {
  const day = parseDay(text);
  if (day === undefined) throw new WrongUsage(`${text} is no day, as 2026-03-02`);
  return day;
};

export const storeCommands: Readonly<Record<string, Command>> = {
  'import products': {
    usage: 'import products CSV [--map MAP] [--day DAY]',
    summary: 'Files the rows of a file as cases, each order on its day; what the file does not say is assumed and marked so.',
    example: 'ORDINANCE_DATA=.data-devices ordinance import products ../shared/data/fda-ai/devices_to_2020.csv',
    counts: [1, 1],
    takes: {
      map: "a file or name of the pack's imports/; found by its columns, if left out",
      day: 'where an empty store shall stand; the end of the latest year in the file, if left out',
    },
    run: async (called) => {
      const file = called.args[0]!;
      const text = readText(file);
      const office = await openOffice();
      try {
        if (office.shelf.empty) throw noLaw();
        const map = mapFor(office, optional(called, 'map'), text);
        const isNew = (await office.store.cases({ limit: 1 })).rows.length === 0;
        const day = optional(called, 'day') === undefined ? closingDay(map, text) : dayGiven(optional(called, 'day')!);
        if (isNew && day !== undefined) await standOn(office, day);
        let told = 0;
        const done = await importProducts(office.keeper, map, basename(file), text, (row, of) => {
          if (row - told < 50 && row !== of) return;
          told = row;
          process.stderr.write(`${row} of ${of} rows\n`);
        });
        await office.store.maintain();
        const { pack } = office.shelf.on('9999-12-31' as Day);
        const alike = await alikeRows(office.keeper, pack, map, localDay(zoneOf(pack.zone), office.clock.now()));
        const pairs = alike.map(({ one, other }) => `${one} and ${other} may be the same`);
        const rejected = done.rejected.map(({ line, why }) => `line ${line}: ${why}`);
        return {
          exit: done.rejected.length === 0 ? 0 : 1,
          json: alike.length === 0 ? done : { ...done, alike },
          text: [`${done.filed} of ${done.read} rows filed.`, ...rejected, ...pairs].join('\n'),
        };
      } finally {
        await office.close();
      }
    },
  },
  'ledger verify': {
    usage: 'ledger verify',
    summary: 'Recomputes every digest and number of the ledger, and holds every event against the promises of its text.',
    example: 'ordinance ledger verify --json',
    counts: [0, 0],
    run: () =>
      withOffice(async ({ store, shelf }) => {
        const verified = await store.verify();
        const promises = await new PromiseWatch(shelf).history(store.database);
        // What the monitors alarmed the office with: how much of it waits, and how much somebody has answered.
        const contradictions = await contradictionTable(store.database).counts();
        const ok = verified.ok && promises.every(({ broken }) => broken.length === 0);
        return { exit: ok ? 0 : 1, json: { ...verified, ok, promises, contradictions } };
      }),
  },
  'ledger rebuild': {
    usage: 'ledger rebuild [--replace]',
    summary: 'Works all lists out again from the events and compares them with those that are kept.',
    example: 'ordinance ledger rebuild --json',
    counts: [0, 0],
    flags: { replace: 'puts the lists worked out again in the place of those that differ' },
    run: (called) =>
      withOffice(async ({ store, keeper }) => {
        const rebuilt = await store.rebuild((families) => keeper.project(families), { replace: isSet(called, 'replace') });
        const isOk = rebuilt.differences.length === 0;
        return { exit: isOk ? 0 : 1, json: { ok: isOk, ...rebuilt } };
      }),
  },
  'ledger export': {
    usage: 'ledger export [FILE]',
    summary: 'Writes every event, one JSON document a line.',
    example: 'ordinance ledger export events.jsonl',
    counts: [0, 1],
    run: ({ args }) =>
      withOffice(async ({ store }) => {
        const lines: string[] = [];
        for await (const line of store.exportLedger()) lines.push(line);
        const [file] = args;
        if (file === undefined)
          return {
            exit: 0,
            json: { ok: true, events: lines.length, lines: lines.map((line) => JSON.parse(line) as unknown) },
            text: lines.join('\n'),
          };
        writeFileSync(fromCaller(file), lines.map((line) => `${line}\n`).join(''));
        return { exit: 0, json: { ok: true, events: lines.length } };
      }),
  },
  outage: {
    usage: 'outage FROM TO --why TEXT',
    summary: "Enters an outage of the office's own system: it costs no party a day.",
    example: 'ordinance outage 2026-03-16 2026-03-18 --why "power failure"',
    counts: [2, 2],
    takes: { why: 'what happened' },
    run: (called) => {
      const [from, to] = [dayGiven(called.args[0]!), dayGiven(called.args[1]!)];
      if (to < from) throw new WrongUsage(`${to} comes before ${from}`);
      const why = need(called, 'why');
      return withOffice(async ({ keeper }) => {
        const cases = await keeper.entries.outage(from, to, why);
        return { exit: 0, json: { ok: true, cases, from, to }, text: `Entered in ${cases} cases.` };
      });
    },
  },
  toll: {
    usage: 'toll CASE CLOCK FROM TO --basis ART',
    summary: 'Enters a span that does not count by law in one clock.',
    example: 'ordinance toll SQPG-2026-0001 decision 2026-03-16 2026-03-18 --basis xkf.45',
    counts: [4, 4],
    takes: { basis: 'the article' },
    run: (called) => {
      const [number, clock, first, last] = called.args as [string, string, string, string];
      const [from, to, basis] = [dayGiven(first), dayGiven(last), need(called, 'basis')];
      if (to < from) throw new WrongUsage(`${to} comes before ${from}`);
      return withOffice(async ({ keeper, store, shelf }) => {
        const [row] = (await store.cases({ number, limit: 1 })).rows;
        const id = row?.case ?? number;
        const pack = row === undefined ? undefined : shelf.of(row.pack).pack;
        if (pack !== undefined && pack.procedures[row!.procedure]!.clocks[clock] === undefined)
          throw new WrongUsage(`${row!.procedure} has no clock \`${clock}\``);
        if (pack !== undefined && pack.articles[basis.replace(/\(\d+\)$/, '')] === undefined)
          throw new WrongUsage(`the pack knows no article \`${basis}\``);
        const isDone = await keeper.entries.toll(id, clock, from, to, [basis]);
        return {
          exit: isDone ? 0 : 1,
          json: isDone ? { ok: true, case: number, clock, from, to } : { ok: false, refusal: 'clockNotRunning' },
        };
      });
    },
  },
};

const mapFor = (office: OpenedOffice, named: string | undefined, text: string): Import => {
  const { pack, digest } = office.shelf.on('9999-12-31' as Day);
  const own = named === undefined ? fittingMap(pack, text) : pack.imports[named.replace(/^.*\/|\.yaml$/g, '')];
  if (named === undefined) {
    if (own === undefined)
      throw new WrongUsage(`no map of the pack reads these columns; name one with --map (${Object.keys(pack.imports).join(', ')})`);
    return own;
  }
  const path = fromCaller(named);
  if (existsSync(path) && statSync(path).isFile()) return mapFromFile(office, digest, path);
  if (own === undefined)
    throw new WrongUsage(`there is no map ${named}: neither a file nor one of ${Object.keys(pack.imports).join(', ')}`);
  return own;
};

/** A map of one's own is read as a part of the pack, whose facts it gives. */
const mapFromFile = (office: OpenedOffice, digest: string, path: string): Import => {
  const name = basename(path);
  const files = new Map([...office.shelf.files(digest)!, [`imports/${name}`, readText(path)]]);
  const { pack, findings } = loadPack(files);
  const map = pack?.imports[name.replace(/\.yaml$/, '')];
  if (map === undefined)
    throw new WrongUsage(
      `${path} is no map: ${findings.map((finding) => `${finding.file}:${finding.line} ${finding.message}`).join('; ') || 'its name differs from its file'}`,
    );
  return map;
};
