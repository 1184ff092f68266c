import { addressOf } from '#contract';
import { Button, Link, useFormat, useLang } from '#web/ui';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';

export function AccessibilityPage() {
  const { accessibility } = useWords().about;
  useTitle(accessibility.title);
  return (
    <div className="stack narrow">
      <h1>{accessibility.title}</h1>
      {accessibility.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="acts">
        <Button kind="second" href="/complain">
          {accessibility.tell}
        </Button>
      </p>
    </div>
  );
}

/** How each figure is made, and where all of it can be had. */
export function DataPage() {
  const { data } = useWords().about;
  const format = useFormat();
  const lang = useLang();
  const city = useCity();
  useTitle(data.title);
  return (
    <div className="stack narrow">
      <h1>{data.title}</h1>
      <ul className="because">
        {data.text.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ul className="because">
        <li>
          <Link href="/registers">{data.registers}</Link>
        </li>
        <li>
          <a href={addressOf('changesRss', { lang })}>{data.changes}</a>
        </li>
        <li>
          <a href="/api/openapi.json">{data.api}</a>
        </li>
      </ul>
      {city !== undefined && <p className="small quiet">{data.pack(format.longDate(city.version), city.digest.slice(0, 19))}</p>}
    </div>
  );
}
