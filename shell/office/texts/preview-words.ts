import type { TextPreview } from '#contract';
import type { KeepsLaw } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Desk } from '../cases/desk.ts';
import type { PackFiles } from '../shelf.ts';
import { countListed } from '../transitions/listed-cases.ts';
import { type CaseMoving, type CaseStaying, previewTransition, type TransitionPreview } from '../transitions/preview.ts';
import { momentInWords, plural, stayTitle, titleOfName } from '../view/index.ts';

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
  why: because === undefined ? keeps[why] : text(`${keeps[why].en} (${because})`, `${keeps[why].zh}（${because}）`),
});

const keeps: Readonly<Record<KeepsLaw, Text>> = {
  otherVersion: text('it stands under another text', '该案适用其他文本'),
  ended: text('it has ended', '该案已经终结'),
  notListed: text('the transition does not list its state', '过渡办法未列明其所处阶段'),
  cameLater: text('it came there after the day of force', '该案于施行日之后才进入该阶段'),
  lost: text('it would lose something that it needs', '转用后将缺少所需内容'),
  together: text('another case of the same law keeps it', '与其适用同一文本的另一案件不转用'),
};

const sentenceOf = ({ version, from, known, moves, stay }: TransitionPreview, listed: number): Text => {
  const on = momentInWords(version);
  if (from === undefined) return text('Every open case keeps the text under which it was opened.', '在办案件均仍适用开立时的文本。');
  if (!known)
    return text(
      `It takes cases over from the text of ${momentInWords(from).en}, which is not installed here: every open case keeps its law.`,
      `该文本规定由${momentInWords(from).zh}的文本转用，而本系统未装有该文本：在办案件均仍适用原文本。`,
    );
  const rest =
    listed > moves.length + stay.length
      ? text(
          ` Of ${listed} such cases the first ${moves.length + stay.length} were looked at.`,
          `此类案件共${listed}件，已查看前${moves.length + stay.length}件。`,
        )
      : text('', '');
  const kept =
    stay.length === 0
      ? text('', '')
      : text(
          ` ${stay.length} in the same states ${stay.length === 1 ? 'keeps its' : 'keep their'} law.`,
          `处于相同阶段的${stay.length}件不转用。`,
        );
  return text(
    `As they stand today, ${plural(moves.length, 'open case')} would go over on ${on.en}.${kept.en} All others keep theirs.${rest.en}`,
    `按目前状态，${moves.length}件在办案件将于${on.zh}转用新文本。${kept.zh}其余案件均仍适用原文本。${rest.zh}`,
  );
};
