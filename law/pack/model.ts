import type { Calendar } from '#law/calendar';
import type { Day, Text } from '#law/ground';
import type { Body, Competence } from './model-competences.ts';
import type { Demo } from './model-demo.ts';
import type { Example, PromiseMade, Reading, Transitions } from './model-examples.ts';
import type { Export } from './model-exports.ts';
import type { Fact, PackTable } from './model-facts.ts';
import type {
  Article,
  Chapter,
  Cited,
  Grounded,
  IdentityNumber,
  Named,
  Power,
  RefusalWords,
  Role,
  Source,
  UnitWords,
} from './model-grounds.ts';
import type { Duty, Import, Stream } from './model-openings.ts';
import type { DeclaredPlace } from './model-place.ts';
import type { Procedure } from './model-procedures.ts';
import type { Budget, Committee, Form, Letter, LetterLook, Register, Term } from './model-registers.ts';
import type { SearchWords } from './model-search.ts';
import type { Start } from './model-start.ts';

export type * from './model-commitment.ts';
export type * from './model-competences.ts';
export type * from './model-demo.ts';
export type * from './model-examples.ts';
export type * from './model-exports.ts';
export type * from './model-facts.ts';
export type * from './model-grounds.ts';
export type * from './model-openings.ts';
export type * from './model-place.ts';
export type * from './model-procedures.ts';
export type * from './model-ranking.ts';
export type * from './model-registers.ts';
export type * from './model-search.ts';
export type * from './model-start.ts';

/**
 * A pack as the engine reads it: names resolved, parts merged, formulas compiled, basis and standing inherited.
 * The loader makes it from YAML; nothing else does. Lists keep the order in which the author wrote them, since that order has meaning.
 */
export interface Pack extends Grounded {
  readonly pack: string;
  /** The day this text comes into force. */
  readonly version: Day;
  readonly title: Text;
  /** The city that it is the law of. */
  readonly place: DeclaredPlace;
  /** Of the working days, unless a clock names another. */
  readonly calendar: string;
  /** By BCP 47, the first one first: every text of the pack stands in each of them, and pages are offered in these alone. */
  readonly languages: readonly string[];
  /** Of these: the ones in which letters are sent. */
  readonly letterLanguages: readonly string[];
  readonly zone: string;
  readonly money: string;
  /** How letters look: the form of official documents of a place. */
  readonly letterForm: LetterLook;
  readonly offices: Named<Text>;
  /** Every body that the pack knows, the offices among them. */
  readonly bodies: Named<Body>;
  /** Which body may do what. Missing in a text that says nothing of it: there nobody asks. */
  readonly competences?: Named<Competence>;
  readonly roles: Named<Role>;
  /** Who may do what in the office, beside the orders of cases. A power that is not there is nobody's. */
  readonly powers: Named<Power>;
  /** By which number organisations are known in this place. */
  readonly organisationNumber?: IdentityNumber;
  readonly subjects: readonly string[];
  readonly aims: Named<Text>;
  /** Of an aim: why no procedure serves it, or only a part of it. */
  readonly aimsLeftOut: Named<Text>;
  readonly sources: Named<Source>;
  readonly articles: Named<Article>;
  /** Of a source: its chapters in order. */
  readonly chapters: Named<readonly Chapter[]>;
  readonly words: Named<Text>;
  /** What the persons of examples are called in full; an organisation has its number. */
  readonly people: Named<Text & { readonly number?: string }>;
  readonly glossary: Named<Term>;
  /** The words that people type, and where each leads. */
  readonly search: SearchWords;
  /** What stands at the front door: what people want, and the ways there. */
  readonly start: Start;
  /** What is counted in, as it stands after a number. */
  readonly units: Named<UnitWords>;
  readonly refusals: Named<RefusalWords>;
  readonly facts: Named<Fact>;
  /** In an order in which each fact comes after those that it is worked out from. */
  readonly derived: readonly string[];
  readonly tables: Named<PackTable>;
  readonly procedures: Named<Procedure>;
  readonly committees: Named<Committee>;
  readonly budgets: Named<Budget>;
  readonly registers: Named<Register>;
  readonly letters: Named<Letter>;
  readonly forms: Named<Form>;
  readonly duties: readonly Duty[];
  readonly streams: readonly Stream[];
  readonly imports: Named<Import>;
  /** Registers in the forms that others have agreed on. No part of the law: nothing that is decided reads them. */
  readonly exports: Named<Export>;
  readonly promises: Named<PromiseMade>;
  readonly examples: Named<Example>;
  /** People, subjects and stories of a demo. No part of the law: the text in force has none. */
  readonly demo: Demo;
  /** The reading log: which elements an expert read, and against what. */
  readonly readings: Named<Reading>;
  readonly transitions?: Transitions;
  readonly calendars: Named<Calendar>;
  /** Where each article is cited, as written: inherited bases are not repeated. */
  readonly cited: readonly Cited[];
}
