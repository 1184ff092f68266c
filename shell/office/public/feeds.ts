import type { Feed, OfficeService } from '#contract';
import { type Day, type Instant, ok, printInstant, startOfDay, type Text, text } from '#law/ground';
import { statement } from '#shell/db';
import { filters, type RegisterQuery } from '#shell/registers';
import { findTopic, makersIn } from '../mail/topics.ts';
import { registerAddress } from './addresses.ts';
import { type ChangedRow, changeWords, type Followed, productsOf, titleOfChange, turnOf } from './change-words.ts';
import { changeHref, newestVersions } from './changes.ts';
import { briefly, type Desk, type LawNow, lawNow, notFound } from './desk.ts';
import { publicRegister } from './public-registers.ts';
import { noRegister } from './register-pages.ts';
import { queryOf } from './register-query.ts';
import { say } from './say.ts';
import { isNarrowed, queriesOf, registersBySubject, type View, viewHref, viewOf, viewTitle } from './view.ts';

type Methods = Pick<OfficeService, 'changesRss' | 'registerRss' | 'rowRss' | 'companyRss' | 'subjectRss' | 'subjectFeed'>;

const ofTopicSql = statement(import.meta.url, './versions-of-topic.sql', { prepared: false });
const inViewSql = statement(import.meta.url, './versions-in-view.sql', { prepared: false });
const feedLength = 50;

/** What changes, for programs that look now and then: no address is needed. */
export const feeds = (desk: Desk): Methods => ({
  changesRss: async (caller) => {
    const law = lawNow(desk, caller);
    const rows = await briefly(desk, 'changes', () => newestVersions(desk, { limit: feedLength }));
    const title = say('feeds.changes', { pack: law.pack.title });
    return ok(
      await feedOf(desk, law, rows, {
        title,
        description: say('feeds.newEntriesWarningsAnd'),
        href: '/changes',
      }),
    );
  },

  registerRss: async (caller, asked) => {
    const law = lawNow(desk, caller);
    const register = publicRegister(law.pack, asked.name);
    if (register === undefined) return noRegister(asked.name);
    const view = viewOf(law.pack, [register.name], asked);
    if (view !== undefined && isNarrowed(view)) return ok(await feedOfView(desk, law, view));
    // What the register does not know narrows its page to nothing, and its feed as well.
    const rows =
      view === undefined
        ? await versionsIn(desk, [queryOf(law.pack, register, asked)])
        : await briefly(desk, `changes ${register.name}`, () => newestVersions(desk, { register: register.name, limit: feedLength }));
    return ok(
      await feedOf(desk, law, rows, {
        title: register.title,
        description: say('feeds.whatChangedInThis'),
        href: registerAddress(law.pack, register.name),
      }),
    );
  },

  rowRss: async (caller, { number }) => {
    const law = lawNow(desk, caller);
    const found = await findTopic(desk.keeper, law.pack, 'row', number);
    if (found === undefined) return notFound(number, say('feeds.nothingPublicIsRegistered'));
    const [register = '', own = ''] = found.target.split('/');
    const rows = await desk.keeper.store.database.query<ChangedRow>(ofTopicSql, [register, own, null, feedLength, '{}']);
    return ok(
      await feedOf(desk, law, rows, {
        title: found.title,
        description: say('feeds.whatChangedInThisEntry'),
        href: found.href,
      }),
    );
  },

  companyRss: async (caller, { name }) => {
    const law = lawNow(desk, caller);
    const found = await findTopic(desk.keeper, law.pack, 'company', name);
    if (found === undefined) return notFound(name, say('feeds.noCompanyOfThis'));
    const rows = await desk.keeper.store.database.query<ChangedRow>(ofTopicSql, [
      null,
      null,
      name,
      feedLength,
      JSON.stringify(makersIn(law.pack)),
    ]);
    return ok(
      await feedOf(desk, law, rows, {
        title: text(name, name),
        description: say('feeds.whatChangedInIts'),
        href: found.href,
      }),
    );
  },

  subjectRss: (caller, asked) => subjectFeed(desk, lawNow(desk, caller), asked),
  subjectFeed: (caller, asked) => subjectFeed(desk, lawNow(desk, caller), asked),
});

const subjectFeed = async (
  desk: Desk,
  law: LawNow,
  asked: Parameters<OfficeService['subjectRss']>[1],
): ReturnType<OfficeService['subjectRss']> => {
  const view = viewOf(law.pack, asked.in ?? registersBySubject(law.pack), asked);
  return view === undefined ? noSubject((asked.in ?? []).join(', ')) : ok(await feedOfView(desk, law, view));
};

export const noSubject = (named: string) => notFound(named, say('noSubject.noRegisterOfThis'), say('noSubject.allSubjectsAreListed'));

const feedOfView = async (desk: Desk, law: LawNow, view: View): Promise<Feed> => {
  const what = viewTitle(law.pack, view);
  const queries = queriesOf(law.pack, view);
  const followed = (row: ChangedRow): Followed | undefined => {
    const query = queries.find(({ register }) => register === row.register);
    const turn = query === undefined ? undefined : turnOf(query, row);
    return turn === undefined ? undefined : { turn, what };
  };
  const head = {
    title: what,
    description: say('feedOfView.whatEnteredChangedAnd'),
    href: viewHref(law.pack, view),
  };
  return feedOf(desk, law, await versionsIn(desk, queries), head, followed);
};

/** The newest versions that one of the searches finds, or found as they stood before. */
const versionsIn = async (desk: Desk, queries: readonly RegisterQuery[]): Promise<readonly ChangedRow[]> => {
  const found = await Promise.all(
    queries.map((query) =>
      briefly(desk, `versions ${JSON.stringify(query)}`, () =>
        desk.keeper.store.database.query<ChangedRow>(inViewSql, [...filters(query), feedLength]),
      ),
    ),
  );
  return found
    .flat()
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
    .slice(0, feedLength);
};

type FeedHead = Pick<Feed, 'title' | 'description' | 'href'>;

const feedOf = async (
  desk: Desk,
  { pack, zone, now }: LawNow,
  rows: readonly ChangedRow[],
  head: FeedHead,
  followed: (row: ChangedRow) => Followed | undefined = () => undefined,
): Promise<Feed> => {
  const products = await productsOf(desk, pack, rows);
  const items = rows.flatMap((row) => {
    const register = publicRegister(pack, row.register);
    if (register === undefined) return [];
    const { label, sentence } = changeWords(pack, register, row, products, followed(row));
    const name: Text = titleOfChange(pack, register, row, products);
    return [
      {
        id: `${row.register}/${row.number}/${row.version}`,
        on: beginningOf(zone, row.since),
        title: say('feedOf.labelName', { label, name }),
        text: sentence,
        href: changeHref(pack, register, row),
      },
    ];
  });
  return { ...head, updated: rows[0] === undefined ? now : beginningOf(zone, rows[0].since), items };
};

const beginningOf = (zone: LawNow['zone'], day: Day): Instant => printInstant(zone, startOfDay(zone, day));
