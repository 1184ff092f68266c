import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Answered } from '#contract';
import { Button, RadioRows, TextInput, useLang, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { startAnew } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { KeyChoice, useKeyChoice } from './key-choice.tsx';
import { useAccountWords } from './words.ts';

/** The city's first administrator, with the code that the console shows; once there is one, the page is gone. */
export function FirstRunPage() {
  const { firstRun: w } = useAccountWords();
  const firstRun = useAsk('firstRun', {});
  useTitle(w.title);
  if (firstRun.kind === 'refused' && firstRun.problem.status === 404)
    return (
      <div className="stack narrow">
        <h1>{w.notHere}</h1>
        <p className="lede">{w.notHereNote}</p>
      </div>
    );
  return (
    <AskPage of={firstRun} title={w.title}>
      {({ posts }) => <FirstForm posts={posts} />}
    </AskPage>
  );
}

function FirstForm({ posts }: { readonly posts: Answered<'firstRun'>['posts'] }) {
  const words = useAccountWords();
  const w = words.firstRun;
  const t = useT();
  const lang = useLang();
  const [, navigate] = useLocation();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState(posts[0]?.role.name ?? '');
  const typed = useEmail();
  const options = useDo('firstRunPasskey', { quiet: true });
  const openCity = useDo('openCity', { quiet: true });
  const choice = useKeyChoice(() => options.run({ body: { code, name: name.trim(), email: typed.email.trim() } }));
  const weak = openCity.trouble?.problem?.errors?.[0]?.text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    if (email === undefined || name.trim() === '' || code.trim() === '') return;
    const key = await choice.take();
    if (key === undefined || !(await openCity.run({ body: { code, email, name: name.trim(), role, lang, ...key } })).ok) return;
    navigate('/office/accounts');
    await startAnew();
  };
  return (
    <form className="stack narrow-form" onSubmit={submit} noValidate>
      <h1>{w.title}</h1>
      <p className="lede">{w.lede}</p>
      {weak === undefined && <TroubleOf outcome={options.trouble ?? openCity.trouble} />}
      <TextInput id="code" label={w.code} help={w.codeHelp} maxLength={40} value={code} onChange={setCode} />
      <TextInput id="name" label={words.name} autoComplete="name" maxLength={120} value={name} onChange={setName} />
      <EmailField of={typed} label={words.email} />
      <RadioRows
        legend={w.post}
        help={w.postHelp}
        options={posts.map((post) => ({ value: post.role.name, title: t(post.role.title), example: t(post.office.title) }))}
        value={role}
        onChange={setRole}
      />
      <KeyChoice of={choice} error={weak === undefined ? undefined : t(weak)} />
      <div className="acts">
        <Button type="submit" busy={options.busy || openCity.busy}>
          {w.verb}
        </Button>
      </div>
    </form>
  );
}
