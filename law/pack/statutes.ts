import { type ActName, actKinds, type LetterPart } from './act-kinds.ts';
import type { StatuteProfile } from './keys-place.ts';

/**
 * What the checker holds a pack to because of the administrative law of its place, beside what holds for every pack: form, names, the graph of its
 * procedures and who is competent.
 */
export type StatuteDuty =
  /** A licence rests on a law or regulation, not on a rule or document (`licence/no-power`). */
  | 'licence'
  /** A filing needs no grant (`letter/order`). */
  | 'filing'
  /** A letter leads to endings of its kind (`letter/order`). */
  | 'act-fits'
  /** An ending against somebody says how it is challenged (`ending/challenge`). */
  | 'challenge'
  /** Nobody's case ends without a letter (`letter/none`). */
  | 'told'
  /** A letter against its addressee tells a way to challenge it (`letter/remedy`). */
  | 'remedy'
  /** A pause and an extension are told (`clock/untold`). */
  | 'clock-told'
  /** What a commitment may stand for, and what follows where it turns out untrue (`commitment/…`). */
  | 'commitment'
  /** How long what is personal is kept (`retention/missing`). */
  | 'retention';

export interface Statutes {
  /** Each duty with the articles that carry it. */
  readonly duties: Readonly<Partial<Record<StatuteDuty, string>>>;
  /** The parts of a letter of a kind. */
  readonly partsOf: (kind: ActName) => readonly LetterPart[];
  /** The term in which a decision is challenged, where the law fixes one for all. */
  readonly challengeDays?: { readonly days: number; readonly article: string };
  /** Whether somebody of this project has read the text of the articles. */
  readonly read: 'read' | 'quoted elsewhere' | 'none';
}

/** Parts of a letter that the Dutch General Administrative Law Act asks for as well; the others are China's. */
const awbParts: ReadonlySet<LetterPart> = new Set(['facts', 'reasons', 'decision', 'amount', 'day', 'comply', 'receiver', 'remedies']);

/** The profiles, as one table. */
export const statutes: Readonly<Record<StatuteProfile, Statutes>> = {
  cn: {
    duties: {
      licence: 'Administrative Licensing Law 14–17',
      filing: 'Administrative Licensing Law 12, 13',
      'act-fits': 'Administrative Licensing Law 32, 38, 69, 70; Administrative Penalty Law 57',
      challenge: 'Administrative Licensing Law 38; Administrative Reconsideration Law 11',
      told: 'Administrative Licensing Law 32, 44',
      remedy: 'Administrative Licensing Law 38; Administrative Penalty Law 59',
      'clock-told': 'Administrative Licensing Law 42, 45',
      commitment: 'State Council Office, Guobanfa 2020/42',
      retention: 'Personal Information Protection Law 19',
    },
    partsOf: (kind) => actKinds[kind].parts,
    read: 'read',
  },
  'nl-awb': {
    duties: {
      'act-fits': 'Awb 1:3',
      challenge: 'Awb 7:1, 8:1',
      told: 'Awb 3:40, 3:41',
      remedy: 'Awb 3:45',
      'clock-told': 'Awb 4:14, 4:15',
      retention: 'Regulation (EU) 2016/679, 5(1)(e), 13(2)(a)',
    },
    // A decision against somebody tells its reasons (3:46, 3:47), of which the facts are a part, and how it is challenged (3:45).
    partsOf: (kind) => {
      const { adverse, parts } = actKinds[kind];
      const asked = (parts as readonly LetterPart[]).filter((part) => awbParts.has(part));
      return adverse && !asked.includes('reasons') && !asked.includes('facts') ? ['reasons', ...asked] : asked;
    },
    challengeDays: { days: 42, article: 'Awb 6:7' },
    read: 'quoted elsewhere',
  },
  none: { duties: {}, partsOf: () => [], read: 'none' },
};

/** Does the place of a pack hold it to this? */
export const isHeldTo = (profile: StatuteProfile, duty: StatuteDuty): boolean => statutes[profile].duties[duty] !== undefined;
