import type { CaseFile, OrderGiven } from '#law/case';
import { rewritten, type Text, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { anyInWords } from '../public/words.ts';
import { capital, sentences, stayTitle } from '../view/index.ts';
import type { Seen } from './look.ts';
import { say } from './say.ts';

/**
 * What became of what somebody told: the cases into which it was merged, the parts into which it was split, the answer to it.
 * Only what everybody may read is told of a case, another one's as one's own: anyone who asks may hold no more than a code.
 */
export const whatBecame = (seen: Seen): readonly Text[] => {
  const { pack, procedure, file, files } = seen;
  const ending = procedure.endings[file.state]?.kind;
  if (ending === 'merged') return mergedInto(seen);
  const parts = file.children.flatMap(({ case: id }) => {
    const part = files.get(id);
    return part?.opened.procedure === file.opened.procedure ? [part] : [];
  });
  if (parts.length > 0)
    return parts.map((part, at) => told(pack, part, say('whatBecame.part', { at: at + 1, number: part.opened.number })));
  const answer = ending === 'answered' ? publicAnswer(pack, file) : undefined;
  return answer === undefined ? [] : [answer];
};

const mergedInto = ({ pack, file, files, look }: Seen): readonly Text[] =>
  Object.entries(lastOrder(file)?.facts ?? {}).flatMap(([name, value]) => {
    const type = pack.facts[name]?.type;
    if (type?.kind !== 'case') return [];
    const named = Array.isArray(value) ? (value as readonly Value[]) : [value];
    return named.flatMap((each) => {
      const other = files.get(look.world.reference(type.of, String(each))?.case ?? '');
      return other === undefined ? [] : [told(pack, other, say('mergedInto.itWentInto', { number: other.opened.number }))];
    });
  });

const told = (pack: Pack, other: CaseFile, which: Text): Text => {
  const procedure = pack.procedures[other.opened.procedure]!;
  if ((procedure.states[other.state] ?? procedure.endings[other.state])?.shown !== 'public') return say('told.which', { which });
  const stands = stayTitle(pack, procedure, other.state);
  return sentences(
    say('told.whichNowStands', { which, stands }),
    procedure.endings[other.state]?.kind === 'answered' ? publicAnswer(pack, other) : undefined,
  );
};

/** The words of the order that answered it, as far as they are for everybody. */
const publicAnswer = (pack: Pack, file: CaseFile): Text | undefined => {
  const words = Object.entries(lastOrder(file)?.facts ?? {}).flatMap(([name, value]) => {
    const fact = pack.facts[name];
    if (fact === undefined || fact.shown !== 'public' || fact.personal || !['text', 'choice'].includes(fact.type.kind)) return [];
    const said = anyInWords(pack, value, fact);
    return [say('publicAnswer.factSaid', { fact: rewritten(capital(fact.title), asTitle, asTitle), said })];
  });
  if (words.length === 0) return undefined;
  return sentences(
    ...words.map((each) =>
      rewritten(
        each,
        (written) => ended(written, '.'),
        (written) => ended(written, '。'),
      ),
    ),
  );
};

const asTitle = (asked: string): string => asked.replace(/[?？]$/, '');

const ended = (words: string, stop: string): string => (/[.!?。！？]$/.test(words) ? words : `${words}${stop}`);

const lastOrder = (file: CaseFile): OrderGiven | undefined => {
  const entered = file.events.find(({ seq }) => seq === file.stays.at(-1)?.seq);
  return entered?.type === 'orderGiven' ? entered : undefined;
};
