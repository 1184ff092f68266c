import type { Caller, City, Me, OfficeService } from '#contract';
import { ok } from '#law/ground';
import { factOf, type Pack } from '#law/pack';
import { productRegister } from '../view/index.ts';
import type { ChangedRow } from './change-words.ts';
import { changeLines, newestVersions } from './changes.ts';
import { caseCounts, registerCounts } from './counts.ts';
import { briefly, type Desk, lawNow } from './desk.ts';
import { complaintDoors } from './doors.ts';
import { homeOf, pagesOf } from './home.ts';
import { publicRegisters } from './public-registers.ts';
import { partColumn } from './register-columns.ts';
import { summaryOf } from './register-pages.ts';

export const cityPage =
  (desk: Desk): OfficeService['city'] =>
  async (caller) => {
    const { pack, digest, today, now } = lawNow(desk, caller);
    const [cases, registers, changes, me] = await Promise.all([
      caseCounts(desk, { today, at: caller.now }),
      registerCounts(desk),
      briefly(desk, 'news', async () => newsOf(desk, pack, await newestVersions(desk, { limit: 40 }))),
      meOf(desk, caller),
    ]);
    const sum = (count: (row: (typeof cases)[number]) => number): number => cases.reduce((total, row) => total + count(row), 0);
    const offices = Object.entries(pack.offices).map(([name, title]) => ({ name, title }));
    const city: City = {
      title: pack.title,
      office: offices[0]?.title ?? pack.title,
      pack: pack.pack,
      version: pack.version,
      digest,
      zone: pack.zone,
      today,
      now,
      demo: desk.demo,
      place: placeOf(pack),
      home: homeOf(pack, (register) => summaryOf(pack, register, registers.get(register.name) ?? new Map()).count),
      pages: pagesOf(pack),
      offices,
      languages: [...pack.languages],
      letterLanguages: [...pack.letterLanguages],
      counts: {
        cases: sum((row) => row.cases),
        open: sum((row) => (row.ended ? 0 : row.cases)),
        late: sum((row) => row.late),
        articles: Object.keys(pack.articles).length,
        procedures: Object.keys(pack.procedures).length,
        registers: publicRegisters(pack).length,
      },
      registers: publicRegisters(pack).map((register) => {
        const { name, title, count } = summaryOf(pack, register, registers.get(register.name) ?? new Map());
        return { name, title, count };
      }),
      examples: examplesOf(pack),
      changes,
      complaints: complaintDoors(pack),
      me,
    };
    return ok(city);
  };

/** The front page has room for few lines: what is said in the same words on the same day is said once. */
const newsOf = async (desk: Desk, pack: Pack, changes: readonly ChangedRow[]): Promise<City['changes']> => {
  const lines = await changeLines(desk, pack, changes);
  const said = Map.groupBy(lines, ({ on, text: words }) => `${on} ${words.en}`);
  return [...said.values()].map(([first]) => first!).slice(0, 8);
};

const placeOf = ({ place: { name, title, emergency } }: Pack): City['place'] => ({ name, title, emergency: [...emergency] });

const nobody: Me = { posts: [], powers: [], organisations: [], seats: [], workplaces: ['public'], needs: {} };

const meOf = async (desk: Desk, caller: Caller): Promise<Me> => (desk.me === undefined ? nobody : desk.me(caller));

/** What products are for, as words to search with. */
const examplesOf = (pack: Pack): City['examples'] => {
  const register = productRegister(pack);
  const column = register === undefined ? undefined : partColumn(register, 'purpose');
  const fact = column === undefined ? undefined : factOf(pack, column);
  if (fact?.type.kind !== 'choice') return [];
  return fact.type.options.slice(0, 4).map(({ title }) => title);
};
