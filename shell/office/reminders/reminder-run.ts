import { createHash } from 'node:crypto';
import { type Day, localDay, zoneOf } from '#law/ground';
import { inline, type Queries } from '#shell/db';
import { type MailerParts, mailTables, type NewMail, officeName, pageOf, partiesIn, personsOf } from '../mail/index.ts';
import { officialsFor } from './addressed.ts';
import { isOfficial, type Rung, rungsDue } from './rungs.ts';
import { officialWords, partyWords } from './words.ts';

const keepSql = inline(
  `insert into reminder (case_id, clock, wakes_at, rung, told_at)
   select "case", clock, "wakesAt", rung, $2 from json_to_recordset($1::json) as r("case" text, clock text, "wakesAt" bigint, rung text)
   on conflict do nothing returning case_id`,
);

const hourMs = 3_600_000;

/**
 * Tells of dates before they pass and once they have (pack language, section 7, `remind`): a party by one mail a case, an official by one mail for
 * all that came up. Looked at once an hour; what was told is kept together with the mails, so nothing is told twice and nothing is lost.
 */
export class ReminderRun {
  readonly #parts: MailerParts;
  #seen = -1;

  constructor(parts: MailerParts) {
    this.#parts = parts;
  }

  /** Answers how many mails were written. */
  async run(): Promise<number> {
    const { keeper } = this.#parts;
    const now = keeper.clock.now();
    const hour = Math.floor(now / hourMs);
    if (keeper.shelf.empty || hour === this.#seen) return 0;
    const rungs = await rungsDue(keeper.store.database, keeper.shelf, now);
    const mails = await this.#mails(rungs, now);
    if (rungs.length > 0) await keeper.store.database.transaction((tx) => keep(tx, rungs, mails, now));
    this.#seen = hour;
    return mails.length;
  }

  async #mails(rungs: readonly Rung[], now: number): Promise<readonly NewMail[]> {
    if (rungs.length === 0) return [];
    const { keeper } = this.#parts;
    const { pack } = keeper.shelf.on('9999-12-31' as Day);
    const today = localDay(zoneOf(pack.zone), now);
    const office = await keeper.store.office.read();
    const byOfficial = new Map<string, Rung[]>();
    const mails: (NewMail | undefined)[] = [];
    for (const rung of rungs) {
      for (const person of officialsFor(office, rung, today)) byOfficial.set(person, [...(byOfficial.get(person) ?? []), rung]);
      if (!isOfficial(rung.pack, rung.waits)) mails.push(...(await this.#toParties(rung, today)));
    }
    for (const [person, theirs] of byOfficial) {
      const from = { office: officeName(pack), page: pageOf(this.#parts.origin, '/office', 'zh') };
      mails.push(await this.#mail(person, `reminders/${person}/${digestOf(theirs.map(nameOf))}`, officialWords(theirs, today, from)));
    }
    return mails.filter((mail) => mail !== undefined);
  }

  async #toParties(rung: Rung, today: Day): Promise<readonly (NewMail | undefined)[]> {
    const { keeper, origin } = this.#parts;
    const parties = await keeper.ask(rung.case, (world, files) => partiesIn(world, files, files.get(rung.case)!));
    if (parties === undefined) return [];
    const office = await keeper.store.office.read();
    const written = partyWords(rung, { office: officeName(rung.pack), page: pageOf(origin, `/my/cases/${rung.number}`, 'zh') });
    return Promise.all(
      [...personsOf(office, parties, today)].map((person) => this.#mail(person, `reminder/${nameOf(rung)}/${person}`, written)),
    );
  }

  async #mail(person: string, once: string, words: { readonly subject: string; readonly body: string }): Promise<NewMail | undefined> {
    const address = await this.#parts.emailOf(person);
    return address === undefined ? undefined : { once, subscription: null, address, lang: 'zh', ...words, ends: null };
  }
}

// An official may have hundreds at once, and a name has to fit into an index.
const digestOf = (names: readonly string[]): string => createHash('sha256').update(names.join('\n')).digest('hex');

const nameOf = ({ keys }: Rung): string => keys.map((key) => [key.case, key.clock, key.wakesAt, key.rung].join('/')).join('+');

/** Another server may have told of the same: the mails have names of their own, and the rungs too. */
const keep = async (tx: Queries, rungs: readonly Rung[], mails: readonly NewMail[], now: number): Promise<void> => {
  await tx.query(keepSql, [JSON.stringify(rungs.flatMap(({ keys }) => keys)), now]);
  for (const mail of mails) await mailTables(tx).write(mail, now);
};
