import type { StartLeads } from '#contract';
import { Because, Marks, Tier, TierInFull } from '#web/law';
import { Button, Details, Link, Say, useFormat, useT } from '#web/ui';
import { useWords } from '../words/index.ts';

type Way = NonNullable<StartLeads['way']>;
type Other = StartLeads['others'][number];

/** Where the answers lead: the grade so far, the one way with what it takes, and the others with what stands in their way. */
export function StartPanel({ leads }: { readonly leads: StartLeads }) {
  const words = useWords();
  return (
    <>
      <div aria-live="polite">
        {leads.tier !== undefined && leads.is !== 'shut' && <TierSoFar tier={leads.tier} />}
        <Verdict leads={leads} />
      </div>
      {leads.way !== undefined && <WayTable way={leads.way} />}
      {leads.others.length > 0 && leads.is !== 'shut' && (
        <Details summary={words.start.others}>
          <Others ways={leads.others} />
        </Details>
      )}
      {leads.way !== undefined && <p className="small quiet gap-top">{words.start.binding}</p>}
    </>
  );
}

function Verdict({ leads }: { readonly leads: StartLeads }) {
  const words = useWords();
  const t = useT();
  const { is, way, possible, stop } = leads;
  if (is === 'way' && way !== undefined)
    return (
      <p>
        <b>{t(way.says)}</b> <Marks marks={way.marks} />
      </p>
    );
  if (is === 'several')
    return (
      <>
        <p>{words.start.oneOf}</p>
        <Others ways={possible} />
      </>
    );
  if (stop !== undefined)
    return (
      <>
        <p className="t-bad">
          <b>{words.start.refused}</b>
        </p>
        <p>
          {t(stop.refusal.text)} <Marks marks={stop.refusal.marks} />
        </p>
        {stop.facts.length === 0 && <StartStop stop={stop} />}
      </>
    );
  return <p>{words.start.noWay}</p>;
}

function TierSoFar({ tier }: { readonly tier: NonNullable<StartLeads['tier']> }) {
  const words = useWords();
  const t = useT();
  return (
    <>
      <p className="verdict">
        {tier.result !== undefined && <TierInFull ranked={tier.result} />}
        {tier.between !== undefined && (
          <span className="tier-span">
            <span className="small quiet">{words.start.between(t(tier.title))}</span> <Tier ranked={tier.between.low} />{' '}
            <span className="small quiet">{words.start.and}</span> <Tier ranked={tier.between.high} />
          </span>
        )}
      </p>
      {tier.result === undefined && tier.until.length > 0 && (
        <>
          <p className="small quiet">{words.start.until}</p>
          <ul className="because small">
            {tier.until.map(({ fact, ask }) => (
              <li key={fact}>{t(ask)}</li>
            ))}
          </ul>
        </>
      )}
      {tier.result !== undefined && tier.because.length > 0 && <Because small lines={tier.because} />}
    </>
  );
}

function WayTable({ way }: { readonly way: Way }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const w = words.start;
  return (
    <>
      <table className="facts small sum" aria-label={t(way.procedure.title)}>
        <tbody>
          {way.within !== undefined && (
            <tr>
              <th scope="row">{w.within}</th>
              <td>
                <b>{t(way.within.text)}</b> {way.due !== undefined && w.due(format.longDate(way.due.day))}{' '}
                {way.due?.provisional === true && w.provisional} <Marks marks={way.within.marks} />
              </td>
            </tr>
          )}
          {way.cost !== undefined && (
            <tr>
              <th scope="row">{w.cost}</th>
              <td>
                <Say it={way.cost.text} /> <Marks marks={way.cost.marks} />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{w.papers}</th>
            <td>
              {way.papers.length === 0 ? (
                w.noPapers
              ) : (
                <ul className="plain-list">
                  {way.papers.map(({ fact, title, example, optional }) => (
                    <li key={fact}>
                      {t(title)}
                      {optional && <span className="quiet">{words.brackets(w.optional)}</span>}
                      {example !== undefined && <span className="quiet line-of">{t(example)}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">{w.silence}</th>
            <td>
              <Say it={way.silence.text} /> <Marks marks={way.silence.marks} />
            </td>
          </tr>
          <tr>
            <th scope="row">{w.left}</th>
            <td>{w.leftIs(way.questions, way.carried)}</td>
          </tr>
        </tbody>
      </table>
      <p className="acts gap-top">
        <Button href={begunAt(way.href)}>{w.begin(t(way.procedure.title))}</Button>
      </p>
    </>
  );
}

/** The form is told that answers wait on this device. */
const begunAt = (href: string): string => (href.includes('?') ? `${href}&start=1` : href);

function Others({ ways }: { readonly ways: readonly Other[] }) {
  const words = useWords();
  const t = useT();
  return (
    <ul className="because small ways">
      {ways.map((way) => (
        <li key={`${way.procedure.name} ${way.order.name}`}>
          {way.refusal === undefined ? (
            <>
              <Link href={begunAt(way.href)}>{t(way.procedure.title)}</Link>
              <span className="line-of quiet">{t(way.says)}</span>
            </>
          ) : (
            <>
              <s>{t(way.procedure.title)}</s> {words.start.notOpen} <b>{t(way.refusal.text)}</b> <Marks marks={way.refusal.marks} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Refused at the answer, before anything is kept, with what is lawful instead. */
export function StartStop({ stop }: { readonly stop: NonNullable<StartLeads['stop']> }) {
  const words = useWords();
  const t = useT();
  return (
    <div className="stop" role="alert">
      <p>
        <b>{t(stop.refusal.text)}</b> <Marks marks={stop.refusal.marks} />
      </p>
      {stop.says !== undefined && <p>{t(stop.says)}</p>}
      {stop.refusal.wayOut !== undefined && <p>{t(stop.refusal.wayOut)}</p>}
      {stop.on.length > 0 && (
        <ul className="doors" aria-label={words.start.lawful}>
          {stop.on.map(({ says, about, href }) => (
            <li key={href + says.en}>
              <Link href={href}>
                <b>{t(says)}</b>
                {about !== undefined && <span>{t(about)}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** On a phone: what the answers lead to, always on top, leading to the whole of it. */
export function PeekLine({ leads }: { readonly leads: StartLeads | undefined }) {
  const words = useWords();
  const t = useT();
  const tier = leads?.is === 'shut' ? undefined : leads?.tier?.result;
  return (
    <a className="peek" href="#stand">
      {tier !== undefined && <Tier ranked={tier} />}
      <b className={leads?.is === 'shut' ? 't-bad' : undefined}>
        {leads?.is === 'shut' ? words.start.refused : leads?.way === undefined ? '' : t(leads.way.procedure.title)}
      </b>{' '}
      <span>{words.start.leads}</span>
    </a>
  );
}
