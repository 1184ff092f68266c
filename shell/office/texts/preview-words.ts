import type { TextPreview } from '#contract';
import type { KeepsLaw } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Desk } from '../cases/desk.ts';
import type { PackFiles } from '../shelf.ts';
import { countListed } from '../transitions/listed-cases.ts';
import { type CaseMoving, type CaseStaying, previewTransition, type TransitionPreview } from '../transitions/preview.ts';
import { momentInWords, stayTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** Of a large city not every case is looked at while somebody waits; how many were is said. */
const lookedAtMost = 400;

/** What would become of open cases if the text were installed now, as they stand today. Nothing is kept. */
export const previewOf = async ({ keeper }: Desk, files: PackFiles, pack: Pack): Promise<TextPreview> => {
  const earlier = keeper.shelf.versions().filter((other) => other.pack.version === pack.transitions?.from);
  const digests = earlier.map(({ digest }) => digest);
  const [preview, listed] = await Promise.all([
    previewTransition(keeper, files, { pack, atMost: lookedAtMost }),
    pack.transitions === undefined || digests.length === 0 ? 0 : countListed(keeper.store.database, digests, pack.transitions),
  ]);
  const before = earlier.at(-1)?.pack ?? pack;
  return {
    sentence: sentenceOf(preview, listed),
    listed,
    looked: preview.moves.length + preview.stay.length,
    moves: preview.moves.map((one) => moving(before, pack, one)),
    stay: preview.stay.map((one) => staying(before, one)),
  };
};

const moving = (before: Pack, after: Pack, { case: id, number, procedure, from, to }: CaseMoving): TextPreview['moves'][number] => ({
  case: id,
  number,
  procedure: titleOfName(before, procedure),
  from: stayTitle(before, before.procedures[procedure], from),
  to: stayTitle(after, after.procedures[procedure], to),
});

const staying = (before: Pack, { case: id, number, procedure, state, why, because }: CaseStaying): TextPreview['stay'][number] => ({
  case: id,
  number,
  procedure: titleOfName(before, procedure),
  state: stayTitle(before, before.procedures[procedure], state),
  loses: why === 'lost',
  why: because === undefined ? keeps[why] : say('staying.keepsBecause', { keeps: keeps[why], because }),
});

const keeps: Readonly<Record<KeepsLaw, Text>> = {
  otherVersion: say('otherVersion.itStandsUnderAnother'),
  ended: say('ended.itHasEnded'),
  notListed: say('notListed.theTransitionDoesNot'),
  cameLater: say('cameLater.itCameThereAfter'),
  lost: say('lost.itWouldLoseSomething'),
  together: say('together.anotherCaseOfThe'),
};

const sentenceOf = ({ version, from, known, moves, stay }: TransitionPreview, listed: number): Text => {
  const on = momentInWords(version);
  if (from === undefined) return say('sentenceOf.everyOpenCaseKeeps');
  if (!known) return say('sentenceOf.itTakesCasesOver', { from: momentInWords(from) });
  const rest =
    listed > moves.length + stay.length ? say('sentenceOf.ofSuchCasesThe', { listed, count: moves.length + stay.length }) : text('', '');
  const kept = stay.length === 0 ? text('', '') : say('sentenceOf.inTheSameStates', { count: stay.length });
  return say('sentenceOf.asTheyStandToday', { count: moves.length, on, kept, rest });
};
