import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AgendaCase } from '#contract';
import { Ask, DateInput, TextInput, useFormat, useSay, useT } from '#web/ui';
import { useDo } from '../../api.ts';
import { TroubleOf } from '../../trouble.tsx';
import type { Meeting } from './meeting.ts';
import { useWords } from './words.ts';

interface Props {
  readonly committee: string;
  /** The meeting that is changed; without it a new one is called. */
  readonly meeting?: Meeting;
  readonly waiting?: readonly AgendaCase[];
  readonly onClose: () => void;
}

/** Day, time, place, and what stands on the agenda. */
export function PlanDialog({ committee, meeting, waiting = [], onClose }: Props) {
  const words = useWords();
  const t = useT();
  const [, navigate] = useLocation();
  const call = useDo('callMeeting');
  const change = useDo('meetingAct');
  const before = meeting?.agenda ?? [];
  const offered: readonly AgendaCase[] = [
    ...before.flatMap(({ case: id, title, matter, number }) =>
      id === undefined ? [] : [{ case: id, title, matter: matter ?? title, number: number ?? '', provisional: false }],
    ),
    ...(meeting?.waiting ?? waiting),
  ];
  const [on, setOn] = useState<string | null>(meeting?.on ?? null);
  const [time, setTime] = useState(meeting?.at ?? '14:00');
  const [place, setPlace] = useState(meeting?.place ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(meeting === undefined ? offered.map((one) => one.case) : before.flatMap(({ case: id }) => id ?? [])),
  );
  const [own, setOwn] = useState(before.flatMap(({ case: id, title }) => (id === undefined ? [t(title)] : [])).join('\n'));
  const doing = meeting === undefined ? call : change;
  const confirm = async () => {
    const agenda = [
      ...offered.filter((one) => chosen.has(one.case)).map((one) => ({ case: one.case })),
      ...own.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ title: line.trim() }])),
    ];
    const body = { on: on ?? '', at: time.trim(), place: place.trim(), agenda };
    const outcome =
      meeting === undefined
        ? await call.run({ committee, body })
        : await change.run({ committee, number: meeting.number, act: 'change', body });
    if (!outcome.ok) return;
    onClose();
    if (meeting === undefined) navigate(`/committee/${committee}/meetings/${outcome.value.number}`);
  };
  const verb = meeting === undefined ? words.call : (words.confirm['change'] ?? words.call);
  return (
    <Ask open wide onClose={onClose} onConfirm={() => void confirm()} title={verb} verb={verb} busy={doing.busy}>
      <div className="half">
        <DateInput label={words.day} value={on} onChange={setOn} />
        <TextInput label={words.time} help={words.timeHelp} value={time} onChange={setTime} maxLength={5} />
      </div>
      <TextInput label={words.place} value={place} onChange={setPlace} maxLength={200} />
      <Choose offered={offered} chosen={chosen} onChange={setChosen} />
      <TextInput label={words.own} help={words.ownHelp} value={own} onChange={setOwn} lines={3} maxLength={4000} optional />
      <TroubleOf outcome={doing.trouble} />
    </Ask>
  );
}

function Choose(props: {
  readonly offered: readonly AgendaCase[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { offered, chosen, onChange } = props;
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  if (offered.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className="group agenda-choice">
      <legend>{words.agenda}</legend>
      <p className="help">{words.agendaHelp}</p>
      {offered.map((one) => (
        <label key={one.case} className="check">
          <input type="checkbox" checked={chosen.has(one.case)} onChange={() => toggle(one.case)} />
          <span>
            {say(one.title)}{' '}
            <span className="quiet small">
              {say(one.matter)} <span className="num">{one.number}</span>
              {one.due !== undefined && ` · ${format.longDate(one.due.slice(0, 10))}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
