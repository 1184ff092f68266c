import { useFormat } from '#web/ui';
import { useCity } from '../session.ts';
import { useWords } from './words.ts';

/** Address and time, on paper alone. */
export function PrintFoot() {
  const words = useWords();
  const format = useFormat();
  const city = useCity();
  return (
    <p className="print-foot">
      {location.href} · {words.case.printed} {city === undefined ? '' : format.dateTime(city.now)}
    </p>
  );
}
