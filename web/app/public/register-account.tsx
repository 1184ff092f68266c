import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, ErrorList, Link, TextInput, useLang, useT, type Wrong, YesNo } from '#web/ui';
import { NewPasswordField } from '../account/password-field.tsx';
import { useDo } from '../api.ts';
import { startAnew } from '../session.ts';
import { useTitle } from '../title.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

export function RegisterAccountPage() {
  const words = useWords();
  const w = words.account;
  useTitle(w.title);
  const [, navigate] = useLocation();
  const register = useDo('registerAccount', { quiet: true });
  const [given, setGiven] = useState({ name: '', email: '', password: '', orgName: '', orgCode: '' });
  const lang = useLang();
  const t = useT();
  const [forOrg, setForOrg] = useState(false);
  const [tried, setTried] = useState(false);
  const set = (field: keyof typeof given) => (value: string) => setGiven({ ...given, [field]: value });
  const wrong: readonly Wrong[] = [
    ...(given.name.trim() === '' ? [{ field: 'name', text: w.errors.name }] : []),
    ...(/^[^\s@]+@[^\s@]+$/.test(given.email.trim()) ? [] : [{ field: 'email', text: w.errors.email }]),
    ...(given.password.length < 12 ? [{ field: 'password', text: w.errors.password }] : []),
    ...(forOrg && given.orgName.trim() === '' ? [{ field: 'orgName', text: w.errors.orgName }] : []),
  ];
  const errorOf = (field: string) => (tried ? wrong.find((one) => one.field === field)?.text : undefined);
  const weak = register.trouble?.problem?.type.endsWith(':weak-password') === true ? register.trouble.problem.errors?.[0]?.text : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) return;
    const code = given.orgCode.trim();
    const organisation = forOrg ? { organisation: { name: given.orgName.trim(), ...(code !== '' && { code }) } } : {};
    const outcome = await register.run({
      body: { name: given.name.trim(), email: given.email.trim(), password: given.password, lang, ...organisation },
    });
    if (!outcome.ok) return;
    navigate('/my');
    await startAnew();
  };
  return (
    <form className="stack narrow-form" onSubmit={submit} noValidate>
      <h1>{w.title}</h1>
      <p className="lede">{w.lede}</p>
      {tried && <ErrorList errors={wrong} />}
      {weak === undefined && <TroubleOf outcome={register.trouble} />}
      <TextInput
        id="name"
        label={w.name}
        autoComplete="name"
        value={given.name}
        onChange={set('name')}
        maxLength={120}
        error={errorOf('name')}
      />
      <TextInput
        id="email"
        label={w.email}
        type="email"
        autoComplete="username"
        value={given.email}
        onChange={set('email')}
        error={errorOf('email')}
      />
      <NewPasswordField
        label={w.password}
        value={given.password}
        onChange={set('password')}
        error={errorOf('password') ?? (weak === undefined ? undefined : t(weak))}
      />
      <YesNo legend={w.forOrg} value={forOrg} onChange={setForOrg} />
      {forOrg && (
        <>
          <TextInput
            id="orgName"
            label={w.orgName}
            autoComplete="organization"
            value={given.orgName}
            onChange={set('orgName')}
            error={errorOf('orgName')}
          />
          <TextInput id="orgCode" label={w.orgCode} value={given.orgCode} onChange={set('orgCode')} maxLength={40} />
        </>
      )}
      <div className="acts">
        <Button type="submit" busy={register.busy}>
          {w.verb}
        </Button>
      </div>
      <p>
        {w.have} <Link href="/sign-in">{words.signIn}</Link>
      </p>
    </form>
  );
}
