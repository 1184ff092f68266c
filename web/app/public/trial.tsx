import type { TrialPage } from '#contract';
import { Boxes, Looks, StateMark, StopRule, Story } from '#web/case';
import { Because, Marks, TierInFull } from '#web/law';
import { Button, Crumb, Link, Note, Pairs, Section, useFormat, useSay, useT } from '#web/ui';
import { capital } from '../capital.ts';
import { useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';
import { CellWords } from './cells.tsx';
import { useRegisterHref } from './registers.tsx';

/** A trial for those who are asked to take part: how far it is, what was fixed before, who came to harm, how to leave. */
export function TrialSheet({ trial }: { readonly trial: TrialPage }) {
  const registerHref = useRegisterHref();
  const words = useWords();
  const w = words.trial;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  const now = today === undefined ? {} : { now: today };
  useTitle(t(trial.title));
  return (
    <>
      <Crumb
        steps={[
          { label: t(trial.register.title), href: registerHref(trial.register.name) },
          { label: <span className="num">{trial.number}</span> },
        ]}
      />
      <h1 className="says-h">{say(trial.sentence)}</h1>
      {trial.lede !== undefined && <p className="lede">{say(trial.lede)}</p>}
      <p className="meta gap-below">
        {trial.tier !== undefined && <TierInFull ranked={trial.tier} />}{' '}
        <StateMark tone={trial.status.tone}>{capital(t(trial.status.title))}</StateMark>{' '}
        <span className="quiet">
          {words.row.since} <span className="nb">{format.longDate(trial.since)}</span>
        </span>{' '}
        <span className="quiet">{say(trial.procedure.title)}</span>
      </p>
      {trial.warnings.map((warning) => (
        <Note key={warning.text.en} tone="bad">
          <b>{say(warning.text)}</b> <Marks marks={warning.marks} />
        </Note>
      ))}
      <div className="two">
        <div className="stack-l">
          <Section id="caps" title={w.caps} className="heavy">
            <Caps trial={trial} />
          </Section>
          <Section plain id="plan" title={w.plan}>
            <Plan plan={trial.plan} rule={trial.rule} />
          </Section>
          <Section plain id="harms" title={w.harms}>
            <p>{say(trial.harms.sentence)}</p>
            {trial.harms.rows.length > 0 && <Story lines={trial.harms.rows} {...now} />}
          </Section>
          <Section plain id="leave" title={w.leave}>
            {trial.leave.lines.length > 0 && <Because lines={trial.leave.lines} />}
            {trial.leave.left !== undefined && <p>{w.left(t(trial.leave.left))}</p>}
            {trial.leave.askAt !== undefined && <p>{w.askAt(t(trial.leave.askAt))}</p>}
            <p className="acts">
              <Button kind="second" href="/complain">
                {w.complain}
              </Button>
            </p>
          </Section>
        </div>
        <aside className="stack side" aria-label={words.product.glance}>
          <Section id="entry" title={words.product.glance}>
            <Pairs
              small
              labelledBy="entry"
              pairs={trial.glance.map((cell) => ({ key: cell.name, name: capital(t(cell.title)), value: <CellWords cell={cell} /> }))}
            />
            {trial.product !== undefined && (
              <p className="small gap-top">
                <Link href={trial.product.href}>
                  {w.product} <span className="num">{trial.product.number}</span>
                </Link>
              </p>
            )}
          </Section>
          {trial.story.length > 0 && (
            <Section id="story" title={w.story}>
              <Story small lines={trial.story.map((line) => ({ ...line, marks: [] }))} {...now} />
            </Section>
          )}
        </aside>
      </div>
    </>
  );
}

function Caps({ trial: { caps, days, looks } }: { readonly trial: TrialPage }) {
  const w = useWords().trial;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  return (
    <>
      {caps.map((cap, at) => (
        <div key={cap.name} className="cap">
          <p>
            <b className="cap-name">{say(cap.title)}</b> <span className="num">{say(cap.words)}</span> <Marks marks={cap.marks} />
          </p>
          {looks !== undefined && at === 0 ? (
            <>
              <p className="small quiet">
                {w.looks} <Marks marks={looks.marks} />
              </p>
              <Looks rows={looks.rows} now={today} />
            </>
          ) : (
            <Boxes used={cap.used} of={cap.of} label={`${t(cap.title)}: ${t(cap.words)}`} />
          )}
        </div>
      ))}
      {days !== undefined && (
        <div className="cap">
          <p>
            <b className="cap-name">{w.days}</b> <span className="num">{w.daysOf(format.number(days.used), format.number(days.of))}</span>{' '}
            <Marks marks={days.marks} />
          </p>
          <Boxes used={days.used} of={days.of} label={w.daysOf(format.number(days.used), format.number(days.of))} />
          <p className="small quiet">
            {days.stands
              ? w.stands
              : days.used >= days.of
                ? w.daysOver
                : days.until !== undefined && w.daysLeft(format.number(days.of - days.used), format.longDate(days.until.slice(0, 10)))}
          </p>
        </div>
      )}
    </>
  );
}

function Plan({ plan, rule }: { readonly plan: TrialPage['plan']; readonly rule: TrialPage['rule'] }) {
  const words = useWords();
  const w = words.trial;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      {plan.said.map((cell) => (
        <figure key={cell.name} className="seal">
          <blockquote>{say(cell.words)}</blockquote>
          <figcaption className="small quiet">{capital(t(cell.title))}</figcaption>
        </figure>
      ))}
      <p className="small">
        {w.recorded(format.dateTime(plan.recorded))}
        {words.stop} {plan.began === undefined ? w.notBegun : w.began(format.longDate(plan.began))}
      </p>
      {plan.files.length > 0 && (
        <>
          <p className="small quiet">{w.digests}</p>
          <dl className="digests small">
            {plan.files.map((file) => (
              <div key={`${file.title.en} ${file.digest}`}>
                <dt>
                  {say(file.title)} <Marks marks={file.marks} />
                </dt>
                <dd>
                  <code>{file.digest}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {plan.changes.length === 0 ? (
        <p className="small quiet">{w.noChange}</p>
      ) : (
        <>
          <h3>{w.changes}</h3>
          <Story lines={plan.changes} />
        </>
      )}
      {rule !== undefined && (
        <>
          <h3 id="stop-rule">{w.errs}</h3>
          <StopRule rule={rule} labelledBy="stop-rule" />
        </>
      )}
    </>
  );
}
