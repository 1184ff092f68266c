import type { TextChange, TextFinding, TextPreview, TextReport } from '#contract';
import { Details, Link, Note, Section, Table, type Text, useFormat, useSay, useT } from '#web/ui';
import { casePath } from './places.ts';
import { useTextsWords } from './texts-words.ts';

/** All that was found of a text, the worst first. */
export function ReportSheet({ report }: { readonly report: TextReport }) {
  const say = useSay();
  return (
    <div className="stack-l text-report">
      <Note tone={report.ok ? 'good' : 'bad'} alert={!report.ok}>
        <p>
          <b>{say(report.sentence)}</b>
        </p>
      </Note>
      <Warnings warnings={report.warnings} />
      {report.rule?.same === true && <CarriesOut rule={report.rule} />}
      {report.findings.length > 0 && <Findings findings={report.findings} />}
      {report.promises !== undefined && <Proofs report={report} />}
      <Difference of={report} />
    </div>
  );
}

export function Warnings({ warnings }: Pick<TextReport, 'warnings'>) {
  const say = useSay();
  return warnings.map((warning) => (
    <Note key={warning.en} tone="wait">
      <p>{say(warning)}</p>
    </Note>
  ));
}

/** `Adopted by GZXD-2026-0001`, with what was adopted. */
export function CarriesOut({ rule }: { readonly rule: NonNullable<TextReport['rule']> }) {
  const words = useTextsWords();
  const say = useSay();
  return (
    <p>
      {rule.same ? words.adoptedBy : words.carries}{' '}
      <Link className="num" href={casePath(rule.case)}>
        {rule.number}
      </Link>{' '}
      <span className="quiet">
        {say(rule.title)}
        {words.comma}
        {say(rule.status)}
      </span>
    </p>
  );
}

const openFindings = 20;

function Findings({ findings }: { readonly findings: readonly TextFinding[] }) {
  const words = useTextsWords();
  const rest = findings.slice(openFindings);
  return (
    <Section id="findings" title={words.findings}>
      <FindingList findings={findings.slice(0, openFindings)} />
      {rest.length > 0 && (
        <Details summary={words.moreFindings(rest.length)}>
          <FindingList findings={rest} />
        </Details>
      )}
    </Section>
  );
}

function FindingList({ findings }: { readonly findings: readonly TextFinding[] }) {
  const words = useTextsWords();
  return (
    <ul className="text-findings">
      {findings.map((one, at) => (
        <li key={`${one.file}:${one.line} ${one.code} ${at}`}>
          <div className="where">
            <span className={`state ${one.severity === 'error' ? 'bad' : 'wait'}`}>{words.severity[one.severity]}</span>
            <code>{one.file === '' ? words.whole : words.findingPlace(one.file, one.line > 0 ? one.line : undefined)}</code>
          </div>
          <div>
            <Said of={one.message} />
            {one.fix !== undefined && (
              <div className="small quiet">
                {words.wayOut} <Said of={one.fix} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Names of the pack in backticks stand as they are written there. */
function Said({ of }: { readonly of: Text }) {
  const t = useT();
  return (
    <span>
      {t(of)
        .split('`')
        .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}
    </span>
  );
}

function Proofs({ report: { examples, promises } }: { readonly report: TextReport }) {
  const words = useTextsWords();
  const format = useFormat();
  const say = useSay();
  return (
    <Section id="proofs" title={words.proofs}>
      {examples !== undefined && <p>{words.examples(format.number(examples.matched), format.number(examples.played))}</p>}
      {promises !== undefined && <p>{words.promises(format.number(promises.proved), format.number(promises.made))}</p>}
      {promises !== undefined && promises.told.length > 0 && (
        <ul className="because">
          {promises.told.map(({ name, says, proof, why }) => (
            <li key={name}>
              {say(says)} <span className={`state ${proof === 'broken' ? 'bad' : 'wait'}`}>{words.proof[proof]}</span>
              {why !== undefined && <div className="small quiet">{say(why)}</div>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What it says otherwise, and what that means for duties and for open cases. */
export function Difference({ of: { changes, seams, preview } }: { readonly of: Pick<TextReport, 'changes' | 'seams' | 'preview'> }) {
  const words = useTextsWords();
  const say = useSay();
  return (
    <>
      {changes !== undefined && <Changes changes={changes} />}
      {seams !== undefined && (
        <Section id="seams" title={words.seams}>
          {seams.length === 0 ? (
            <p className="quiet">{words.noSeams}</p>
          ) : (
            <ul className="because">
              {seams.map((seam) => (
                <li key={seam.en}>{say(seam)}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {preview !== undefined && <Preview preview={preview} />}
    </>
  );
}

const looks = { new: 'good', changed: 'act', 'left-out': 'bad' } as const;

function Changes({ changes }: { readonly changes: readonly TextChange[] }) {
  const words = useTextsWords();
  const say = useSay();
  const t = useT();
  return (
    <Section id="changes" title={words.changes}>
      {changes.length === 0 ? (
        <p className="quiet">{words.noChanges}</p>
      ) : (
        <ul className="text-changes">
          {changes.map((one) => (
            <li key={`${one.kind.name} ${one.name}`}>
              <div>
                <span className={`tag ${looks[one.change]}`}>{words.change[one.change]}</span> <b>{t(one.title)}</b>{' '}
                <span className="quiet small">{say(one.kind.title)}</span>
              </div>
              {one.says.length > 0 && (
                <ul>
                  {one.says.map((said) => (
                    <li key={said.en}>{say(said)}</li>
                  ))}
                  {one.more !== undefined && <li className="quiet">{words.moreSaid(one.more)}</li>}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Preview({ preview }: { readonly preview: TextPreview }) {
  const words = useTextsWords();
  const say = useSay();
  const t = useT();
  const head = words.caseColumns;
  const number = (one: { readonly case: string; readonly number: string }) => (
    <Link className="num" href={casePath(one.case)}>
      {one.number}
    </Link>
  );
  return (
    <Section id="preview" title={words.preview}>
      <div className="stack">
        <p>{say(preview.sentence)}</p>
        {preview.moves.length > 0 && (
          <Table
            caption={words.moves}
            rows={preview.moves}
            rowKey={(row) => row.case}
            columns={[
              { key: 'number', head: head.number, names: true, cell: number },
              { key: 'procedure', head: head.procedure, label: head.procedure, cell: (row) => t(row.procedure) },
              { key: 'stands', head: head.stands, label: head.stands, cell: (row) => t(row.from) },
              { key: 'becomes', head: head.becomes, label: head.becomes, cell: (row) => t(row.to) },
            ]}
          />
        )}
        {preview.stay.length > 0 && (
          <Table
            caption={words.stays}
            rows={preview.stay}
            rowKey={(row) => row.case}
            columns={[
              { key: 'number', head: head.number, names: true, cell: number },
              { key: 'procedure', head: head.procedure, label: head.procedure, cell: (row) => t(row.procedure) },
              { key: 'stands', head: head.stands, label: head.stands, cell: (row) => t(row.state) },
              {
                key: 'why',
                head: head.why,
                label: head.why,
                cell: (row) => (row.loses ? <span className="t-bad">{words.loses}</span> : t(row.why)),
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
