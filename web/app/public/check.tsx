import { useLocation, useParams } from 'wouter';
import type { Check } from '#contract';
import { StateMark } from '#web/case';
import { Marks } from '#web/law';
import { Link, Loading, Note, Pairs, Section, useFormat, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CodeForm } from './code-form.tsx';

/** Is this paper genuine, and does it still hold? One sentence answers. */
export function CheckPage() {
  const { code } = useParams<{ code?: string }>();
  const words = useWords();
  const t = useT();
  const [, navigate] = useLocation();
  const check = useAsk('check', { code: code ?? '' }, { when: code !== undefined });
  const isUnknown = code !== undefined && check.kind === 'refused' && check.problem.status === 404;
  const title =
    check.kind === 'ready' && code !== undefined ? t(check.value.sentence) : isUnknown ? words.check.unknown : words.check.title;
  useTitle(title);
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      {code === undefined && <p className="lede">{words.check.lede}</p>}
      {isUnknown && <Note tone="bad">{words.check.unknownNext}</Note>}
      {code !== undefined &&
        !isUnknown &&
        (check.kind === 'loading' ? <Loading /> : <Ask of={check}>{(value) => <Sheet check={value} />}</Ask>)}
      <CodeForm
        key={code}
        label={words.check.code}
        verb={words.check.verb}
        code={code}
        onCode={(typed) => navigate(`/check/${encodeURIComponent(typed)}`)}
      />
    </div>
  );
}

function Sheet({ check }: { readonly check: Check }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const { row } = check;
  return (
    <div className="answer-box">
      <p className="lede">
        <StateMark tone={check.holds ? 'in-force' : 'ended'}>{check.holds ? words.check.holds : words.check.notHolds}</StateMark>{' '}
        <Marks marks={check.marks} />
      </p>
      <Pairs
        label={t(check.title)}
        pairs={[
          { name: words.check.number, value: <span className="num">{check.number}</span> },
          { name: t(check.title), value: format.longDate(check.on) },
        ]}
      />
      {row !== undefined && (
        <Section id="entry" title={words.check.entry} level={2}>
          <Pairs
            labelledBy="entry"
            pairs={[
              { name: t(row.register.title), value: <Link href={row.href}>{t(row.title)}</Link> },
              { name: words.row.status, value: t(row.status) },
              { name: words.row.since, value: format.longDate(row.since) },
            ]}
          />
        </Section>
      )}
    </div>
  );
}
