import { createHash } from 'node:crypto';
import { type Day, localDay, zoneOf } from '#law/ground';
import { inline } from '#shell/db';
import type { Vault } from '#shell/vault';
import {
  type MailerParts,
  mailTables,
  type NewMail,
  officeName,
  pageLanguage,
  pageOf,
  partiesIn,
  personsOf,
  type Written,
} from '../mail/index.ts';
import { dateMissedWords, linkOf } from '../mail/words.ts';
import { officialsFor } from './addressed.ts';
import { type ReminderKind, reminderChoices } from './choices.ts';
import { isOfficial, type Rung, rungsDue } from './rungs.ts';
import { dueWords, officialWords, partyWords } from './words.ts';

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
    if (rungs.length > 0)
      await keeper.store.database.transaction((tx) => keep({ database: tx, keys: keeper.store.keys }, rungs, mails, now));
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
      mails.push(...(isOfficial(rung.pack, rung.waits) ? await this.#toCodeHolders(rung) : await this.#toParties(rung, today)));
    }
    for (const [person, all] of byOfficial) {
      const choice = await this.#choice(person, 'ahead');
      // What ends today and what is late is told whatever an official chose.
      const theirs = choice.isOn ? all : all.filter(({ kind }) => kind !== 'ahead');
      if (theirs.length === 0) continue;
      const from = { office: officeName(pack), page: pageOf(this.#parts.origin, '/office', pageLanguage(pack)), stop: choice.link };
      const once = `reminders/${person}/${digestOf(theirs.map(nameOf))}`;
      const ends = theirs.some(({ kind }) => kind === 'ahead') ? choice.link : null;
      mails.push(await this.#mail(person, once, officialWords(pack, theirs, today, from), ends));
    }
    return mails.filter((mail) => mail !== undefined);
  }

  async #toParties(rung: Rung, today: Day): Promise<readonly (NewMail | undefined)[]> {
    const { keeper, origin } = this.#parts;
    const asked = await keeper.ask(rung.case, (world, files) => {
      const file = files.get(rung.case)!;
      return { parties: partiesIn(world, files, file), procedure: file.opened.procedure };
    });
    if (asked === undefined) return [];
    const office = await keeper.store.office.read();
    const page = pageOf(origin, `/my/cases/${rung.number}`, pageLanguage(rung.pack));
    const toPersons = [...personsOf(office, asked.parties, today, asked.procedure)].map(async (person) => {
      const { isOn, link } = await this.#choice(person, 'cases');
      const words = partyWords(rung, { office: officeName(rung.pack), page, stop: link });
      return isOn ? this.#mail(person, `reminder/${nameOf(rung)}/${person}`, words, link) : undefined;
    });
    return Promise.all(toPersons);
  }

  /**
   * Anyone who follows the case with a code and left an address for it, once the office has let a date pass. The case never waits for a code: anyone who
   * told something without a name holds no role in it, and what waits for a provider is no business of an address that is not the provider's.
   */
  async #toCodeHolders(rung: Rung): Promise<readonly NewMail[]> {
    if (rung.kind !== 'late') return [];
    const { keeper, origin } = this.#parts;
    const holders = (await mailTables(keeper.store).ofCase(rung.case)).filter(({ confirmedAt }) => confirmedAt !== null);
    if (holders.length === 0) return [];
    const state = await keeper.ask(rung.case, (_, files) => files.get(rung.case)!.state);
    if (!['public', 'parties'].includes(rung.procedure.states[state ?? '']?.shown ?? 'office')) return [];
    return holders.map(({ id, email: address, lang, token }) => {
      const ends = linkOf({ origin, token, lang });
      const words = dateMissedWords(
        { page: pageOf(origin, '/follow', lang), office: officeName(rung.pack), ends, due: dueWords(rung) },
        lang,
      );
      return { once: `followed/${nameOf(rung)}/${id}`, subscription: id, address, lang, ...words, ends };
    });
  }

  /** The language of pages that a mail about no one case leads to. */
  #lang(): string {
    const { keeper } = this.#parts;
    return pageLanguage(keeper.shelf.on(new Date(keeper.clock.now()).toISOString().slice(0, 10) as Day).pack);
  }

  async #choice(person: string, kind: ReminderKind): Promise<{ readonly isOn: boolean; readonly link: string }> {
    const { token, offSince } = await reminderChoices(this.#parts.keeper.store.database).of(person, kind);
    return { isOn: offSince === null, link: pageOf(this.#parts.origin, `/reminders/${token}`, this.#lang()) };
  }

  async #mail(person: string, once: string, words: Written, ends: string | null): Promise<NewMail | undefined> {
    const address = await this.#parts.emailOf(person);
    return address === undefined ? undefined : { once, subscription: null, address, lang: this.#lang(), ...words, ends };
  }
}

// An official may have hundreds at once, and a name has to fit into an index.
const digestOf = (names: readonly string[]): string => createHash('sha256').update(names.join('\n')).digest('hex');

const nameOf = ({ keys }: Rung): string => keys.map((key) => [key.case, key.clock, key.wakesAt, key.rung].join('/')).join('+');

/** Another server may have told of the same: the mails have names of their own, and the rungs too. */
const keep = async (vault: Vault, rungs: readonly Rung[], mails: readonly NewMail[], now: number): Promise<void> => {
  await vault.database.query(keepSql, [JSON.stringify(rungs.flatMap(({ keys }) => keys)), now]);
  for (const mail of mails) await mailTables(vault).write(mail, now);
};
