import { type ReactNode, useState } from 'react';
import type { Answered } from '#contract';
import { Ask, DateInput, type Option, Select, TextInput, useT } from '#web/ui';
import { type Doing, useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from './words.ts';

export type PeopleTask = 'givePost' | 'giveSeat' | 'noteAbsence' | 'declare' | 'add';

interface FormProps {
  readonly page: Answered<'people'>;
  /** Who may only speak for oneself. */
  readonly own: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function PeopleForm({ task, ...props }: FormProps & { readonly task: PeopleTask }) {
  switch (task) {
    case 'givePost':
      return <GivePost {...props} />;
    case 'giveSeat':
      return <GiveSeat {...props} />;
    case 'noteAbsence':
      return <NoteAbsence {...props} />;
    case 'declare':
      return <Declare {...props} />;
    case 'add':
      return <AddPerson {...props} />;
  }
}

type Change = 'givePost' | 'giveSeat' | 'noteAbsence' | 'declareInterest' | 'addPerson';

function Frame({
  verb,
  doing,
  run,
  onClose,
  children,
}: {
  readonly verb: string;
  readonly doing: Pick<Doing<Change>, 'busy' | 'trouble'>;
  readonly run: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const words = useWords();
  return (
    <Ask open onClose={onClose} onConfirm={run} title={verb} verb={verb} busy={doing.busy}>
      {children}
      <p className="small quiet stays">{words.people.stays}</p>
      <TroubleOf outcome={doing.trouble} />
    </Ask>
  );
}

const peopleOptions = (page: FormProps['page']): readonly Option[] =>
  page.people.map(({ person, name }) => ({ value: person, label: name }));

const maybeDay = <K extends string>(name: K, day: string | null): { readonly [P in K]?: string } =>
  (day === null ? {} : { [name]: day }) as { readonly [P in K]?: string };

function GivePost({ page, onClose, onDone }: FormProps) {
  const words = useWords();
  const t = useT();
  const give = useDo('givePost');
  const [person, setPerson] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const run = async () => {
    const outcome = await give.run({
      body: { person: person ?? '', role: role ?? '', ...maybeDay('from', from), ...maybeDay('until', until) },
    });
    if (outcome.ok) onDone();
  };
  return (
    <Frame verb={words.people.givePost} doing={give} run={() => void run()} onClose={onClose}>
      <Select label={words.people.who} value={person} onChange={setPerson} options={peopleOptions(page)} empty />
      <Select
        label={words.people.role}
        value={role}
        onChange={setRole}
        options={page.roles.map((one) => ({ value: one.role.name, label: `${t(one.role.title)} (${t(one.office.title)})` }))}
        empty
      />
      <DateInput label={words.people.from} value={from} onChange={setFrom} optional />
      <DateInput label={words.people.until} value={until} onChange={setUntil} optional />
    </Frame>
  );
}

function GiveSeat({ page, onClose, onDone }: FormProps) {
  const words = useWords();
  const t = useT();
  const give = useDo('giveSeat');
  const [person, setPerson] = useState<string | null>(null);
  const [committee, setCommittee] = useState<string | null>(page.committees[0]?.committee.name ?? null);
  const [category, setCategory] = useState<string | null>(null);
  const [chair, setChair] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const chosen = page.committees.find((one) => one.committee.name === committee);
  const run = async () => {
    const outcome = await give.run({
      body: {
        person: person ?? '',
        committee: committee ?? '',
        category: category ?? '',
        ...(chair && { chair }),
        ...maybeDay('from', from),
        ...maybeDay('until', until),
      },
    });
    if (outcome.ok) onDone();
  };
  return (
    <Frame verb={words.people.giveSeat} doing={give} run={() => void run()} onClose={onClose}>
      <Select label={words.people.who} value={person} onChange={setPerson} options={peopleOptions(page)} empty />
      <Select
        label={words.people.committee}
        value={committee}
        onChange={(next) => {
          setCommittee(next);
          setCategory(null);
        }}
        options={page.committees.map((one) => ({ value: one.committee.name, label: t(one.committee.title) }))}
      />
      <Select
        label={words.people.category}
        value={category}
        onChange={setCategory}
        options={(chosen?.seats ?? []).map((seat) => ({
          value: seat.category.name,
          label: `${t(seat.category.title)} (${words.people.filled(seat.filled, seat.seats)})`,
        }))}
        empty
      />
      <label className="check">
        <input type="checkbox" checked={chair} onChange={(event) => setChair(event.target.checked)} />
        {words.people.chair}
      </label>
      <DateInput label={words.people.from} value={from} onChange={setFrom} optional />
      <DateInput label={words.people.until} value={until} onChange={setUntil} optional />
    </Frame>
  );
}

function NoteAbsence({ page, own, onClose, onDone }: FormProps) {
  const words = useWords();
  const note = useDo('noteAbsence');
  const [person, setPerson] = useState<string | null>(own ?? null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [deputy, setDeputy] = useState<string | null>(null);
  const run = async () => {
    const outcome = await note.run({
      body: { person: person ?? '', from: from ?? '', until: until ?? '', ...(deputy !== null && { deputy }) },
    });
    if (outcome.ok) onDone();
  };
  return (
    <Frame verb={words.people.noteAbsence} doing={note} run={() => void run()} onClose={onClose}>
      {own === undefined && <Select label={words.people.who} value={person} onChange={setPerson} options={peopleOptions(page)} empty />}
      <DateInput label={words.people.from} value={from} onChange={setFrom} />
      <DateInput label={words.people.until} value={until} onChange={setUntil} />
      <Select
        label={words.people.deputyField}
        value={deputy}
        onChange={setDeputy}
        options={peopleOptions(page).filter(({ value }) => value !== person)}
        empty={words.people.nobody}
        optional
      />
    </Frame>
  );
}

function Declare({ page, own, onClose, onDone }: FormProps) {
  const words = useWords();
  const declare = useDo('declareInterest');
  const [person, setPerson] = useState<string | null>(own ?? null);
  const [within, setWithin] = useState('');
  const [note, setNote] = useState('');
  const run = async () => {
    const outcome = await declare.run({
      body: { person: person ?? '', in: within.trim(), ...(note.trim() !== '' && { note: note.trim() }) },
    });
    if (outcome.ok) onDone();
  };
  const known = page.people.flatMap(({ organisations }) => organisations);
  return (
    <Frame verb={words.people.declare} doing={declare} run={() => void run()} onClose={onClose}>
      {own === undefined && <Select label={words.people.who} value={person} onChange={setPerson} options={peopleOptions(page)} empty />}
      {known.length > 0 ? (
        <Select
          label={words.people.in}
          value={within === '' ? null : within}
          onChange={(next) => setWithin(next ?? '')}
          options={[...new Map(known.map(({ id, name }) => [id, { value: id, label: name }])).values()]}
          empty
        />
      ) : (
        <TextInput label={words.people.in} help={words.people.inHelp} value={within} onChange={setWithin} />
      )}
      <TextInput label={words.people.note} value={note} onChange={setNote} lines={2} maxLength={500} optional />
    </Frame>
  );
}

function AddPerson({ onClose, onDone }: FormProps) {
  const words = useWords();
  const add = useDo('addPerson');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const run = async () => {
    const outcome = await add.run({ body: { name: name.trim(), email: email.trim(), password } });
    if (outcome.ok) onDone();
  };
  return (
    <Frame verb={words.people.add} doing={add} run={() => void run()} onClose={onClose}>
      <TextInput label={words.people.name} value={name} onChange={setName} maxLength={120} />
      <TextInput label={words.people.email} type="email" value={email} onChange={setEmail} />
      <TextInput
        label={words.people.password}
        help={words.people.passwordHelp}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
    </Frame>
  );
}
