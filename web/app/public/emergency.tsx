import { Note, useT } from '#web/ui';
import { useCity } from '../session.ts';
import { useWords } from '../words/index.ts';

/** The emergency numbers of the place, each with what it is for. Nothing where the place declares none. */
export function Emergency() {
  const words = useWords();
  const t = useT();
  const numbers = useCity()?.place.emergency ?? [];
  if (numbers.length === 0) return null;
  const { danger, call, number } = words.emergency;
  const [last, ...before] = numbers.map((each) => number(each.call, t(each.for))).toReversed();
  return (
    <div className="danger">
      <Note tone="bad">
        <b>{danger}</b> {call(before.length === 0 ? last! : `${before.toReversed().join(words.comma)}${words.or}${last}`)}
      </Note>
    </div>
  );
}
