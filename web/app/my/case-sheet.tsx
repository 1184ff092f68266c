import type { CaseView } from '#contract';
import { Path, Sheets, Stays, StopRule, Story } from '#web/case';
import { DecisionTable, Marks, Why } from '#web/law';
import { Crumb, Details, Link, Note, Section, useFormat, useSay, useT } from '#web/ui';
import { Receipts } from '../receipts.tsx';
import { useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';
import type { SheetProps } from './case-as.ts';
import { Can } from './case-can.tsx';
import { Clocks } from './case-clocks.tsx';
import { Given } from './case-given.tsx';
import { Glance } from './case-glance.tsx';
import { LatestLetter } from './case-letters.tsx';
import { Related } from './case-related.tsx';
import { CaseTold } from './case-told.tsx';
import { Readings } from './readings.tsx';

/** Where is my case? The title is the answer, all else is its proof. */
export function CaseSheet({ view, as, code }: SheetProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  const now = today === undefined ? {} : { now: today };
  useTitle(`${t(view.title)} ${view.number}`);
  return (
    <>
      <Crumb
        steps={[
          as === 'mine' ? { label: words.case.crumb, href: '/my' } : { label: t(view.procedure.title) },
          {
            label: (
              <>
                <span className="num">{view.number}</span> {say(view.title)}
              </>
            ),
          },
        ]}
      />
      <h1 className="says-h">{say(view.sentence)}</h1>
      {view.hint !== undefined && <p className="lede">{say(view.hint)}</p>}
      <Notices view={view} />
      {view.path.length > 0 && <Path steps={view.path} {...now} />}
      <div className="two case-two">
        <aside className="side stack" aria-label={words.case.can}>
          <Can view={view} as={as} />
          {view.ifLate !== undefined && (
            <Section id="if-late" title={words.case.ifLate}>
              <p className="small">
                {say(view.ifLate.text)} <Marks marks={view.ifLate.marks} />
              </p>
            </Section>
          )}
          <Glance view={view} />
          {code !== undefined && <CaseTold code={code} />}
        </aside>
        <div className="stack-l main">
          <Clocks view={view} code={code} />
          {view.why !== undefined && (
            <Section plain id="why" title={words.case.whyTitle}>
              <Why answer={view.why} />
            </Section>
          )}
          <LatestLetter view={view} as={as} code={code} />
          {view.story.length > 0 && (
            <Section plain id="happened" title={words.case.happened}>
              <Story lines={view.story.toReversed().toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))} {...now} />
              {view.stays !== undefined && (
                <Details summary={words.case.stays}>
                  <Stays stays={view.stays} label={words.case.stays} {...now} />
                </Details>
              )}
              {as !== 'code' && <Receipts view={view} />}
            </Section>
          )}
          <Given view={view} />
          {view.rule !== undefined && (
            <Section plain id="stop-rule" title={words.case.rule}>
              <StopRule rule={view.rule} labelledBy="stop-rule" />
            </Section>
          )}
          {view.sheets?.map((board) => (
            <Sheets key={board.order.name} board={board} />
          ))}
          {view.vote !== undefined && (
            <Section plain id="vote" title={words.case.vote}>
              <p>{say(view.vote.sentence)}</p>
            </Section>
          )}
          {view.tables.length > 0 && (
            <Details summary={words.case.tables}>
              {view.tables.map((table) => (
                <DecisionTable key={table.table.name} table={table} />
              ))}
            </Details>
          )}
          <Related related={view.related} />
          {as === 'mine' && <Readings caseId={view.id} />}
          <p className="small quiet">
            {words.case.law(t(view.law.title), format.longDate(view.law.version))}{' '}
            {view.law.newer !== undefined && words.case.newer(format.longDate(view.law.newer))}{' '}
            <Link href={`/law/procedures/${view.procedure.name}/orders`}>{words.case.matrix}</Link>
            {' · '}
            <Link href="/law/competences">{words.competences.title}</Link>
          </p>
        </div>
      </div>
    </>
  );
}

function Notices({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <>
      {view.asOf !== undefined && <Note>{words.case.asOf(format.longDate(view.asOf))}</Note>}
      {view.notices.map((notice) => (
        <Note key={notice.text.en} tone={notice.tone === 'note' ? 'plain' : notice.tone}>
          {say(notice.text)} <Marks marks={notice.marks} />
        </Note>
      ))}
    </>
  );
}
