import { type FormEvent, useState } from 'react';
import type { AccountsPage as Accounts } from '#contract';
import { Button, Dialog, Head, Link, Note, Section, Table, TextInput, useFormat, useLang } from '#web/ui';
import { useAccountWords } from '../account/words.ts';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { OrganisationsPanel } from './organisations-panel.tsx';

/** Who can sign in, who is invited, and whose account is switched off. */
export function AccountsPage() {
  const { office: w } = useAccountWords();
  const accounts = useAsk('accounts', {});
  useTitle(w.title);
  return (
    <AskPage of={accounts} title={w.title} shape={[100, 100, 100]}>
      {(page) => (
        <div className="stack-l">
          <Head title={w.title} sub={w.sub} side={<Link href="/office/people">{w.people}</Link>} />
          {page.mayInvite && <InvitePanel page={page} />}
          <OrganisationsPanel />
          <AccountList page={page} />
        </div>
      )}
    </AskPage>
  );
}

function InvitePanel({ page }: { readonly page: Accounts }) {
  const { office: w, ...words } = useAccountWords();
  const lang = useLang();
  const format = useFormat();
  const invite = useDo('invite');
  const revoke = useDo('revokeInvitation');
  const typed = useEmail();
  const [name, setName] = useState('');
  const [sent, setSent] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(false);
    const email = typed.take();
    if (email === undefined || name.trim() === '') return;
    if (!(await invite.run({ body: { email, name: name.trim(), lang } })).ok) return;
    typed.type('');
    setName('');
    setSent(true);
  };
  return (
    <Section id="invite" title={w.invite}>
      <p className="quiet">{w.inviteNote}</p>
      <form className="stack narrow-form" onSubmit={submit} noValidate>
        <TroubleOf outcome={invite.trouble} />
        <TextInput id="invited-name" label={words.name} maxLength={120} value={name} onChange={setName} />
        <EmailField of={typed} label={words.email} />
        <div className="acts">
          <Button type="submit" busy={invite.busy}>
            {w.verb}
          </Button>
        </div>
      </form>
      <div role="status" className="stack">
        {sent && <Note tone="good">{w.sent}</Note>}
      </div>
      <h3 id="open-invitations">{w.open}</h3>
      <TroubleOf outcome={revoke.trouble} />
      {page.invitations.length === 0 ? (
        <p className="quiet">{w.noneOpen}</p>
      ) : (
        <Table
          labelledBy="open-invitations"
          rows={page.invitations}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: words.name,
              names: true,
              cell: (row) => (
                <>
                  <b>{row.name}</b> <span className="quiet">{row.email}</span>
                </>
              ),
            },
            { key: 'by', head: w.by, label: w.by, cell: (row) => row.by },
            { key: 'until', head: w.until, label: w.until, number: true, cell: (row) => format.dateTime(row.until) },
            {
              key: 'revoke',
              head: <span className="sr">{w.revoke}</span>,
              cell: (row) => (
                <Button kind="bare" onClick={() => void revoke.run({ id: row.id })}>
                  {w.revoke}
                  <span className="sr"> {row.name}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

type Account = Accounts['accounts'][number];

function AccountList({ page }: { readonly page: Accounts }) {
  const { office: w, ...words } = useAccountWords();
  const [sought, setSought] = useState('');
  const [sure, setSure] = useState<Account>();
  const off = useDo('deactivateAccount');
  const on = useDo('reactivateAccount');
  const plain = sought.trim().toLowerCase();
  const found = page.accounts.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(plain));
  const stateOf = (account: Account): string => (account.deactivated ? w.off : account.confirmed ? w.on : w.unconfirmed);
  return (
    <Section id="account-list" title={w.accounts} aside={String(found.length)}>
      <TextInput id="find-account" label={w.filter} type="search" value={sought} onChange={setSought} />
      <TroubleOf outcome={on.trouble} />
      {found.length === 0 ? (
        <p className="quiet">{w.nobody}</p>
      ) : (
        <Table
          labelledBy="account-list"
          rows={found}
          rowKey={(row) => row.person}
          columns={[
            { key: 'name', head: words.name, names: true, cell: (row) => <b>{row.name}</b> },
            { key: 'email', head: words.email, label: words.email, cell: (row) => row.email },
            {
              key: 'state',
              head: w.state,
              label: w.state,
              cell: (row) => <span className={`state ${row.deactivated ? 'bad' : row.confirmed ? 'good' : 'todo'}`}>{stateOf(row)}</span>,
            },
            {
              key: 'act',
              head: <span className="sr">{w.deactivate}</span>,
              cell: (row) =>
                row.own === true ? (
                  <span className="quiet">{w.own}</span>
                ) : page.mayDeactivate ? (
                  <Button kind="bare" onClick={() => (row.deactivated ? void on.run({ id: row.person }) : setSure(row))}>
                    {row.deactivated ? w.reactivate : w.deactivate}
                    <span className="sr"> {row.name}</span>
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {sure !== undefined && (
        <Dialog
          open
          onClose={() => setSure(undefined)}
          title={w.sure(sure.name)}
          actions={
            <>
              <Button
                busy={off.busy}
                onClick={async () => {
                  if ((await off.run({ id: sure.person })).ok) setSure(undefined);
                }}
              >
                {w.deactivate}
              </Button>
              <Button kind="bare" onClick={() => setSure(undefined)}>
                {words.cancel}
              </Button>
            </>
          }
        >
          <TroubleOf outcome={off.trouble} />
          <p>{w.sureNote}</p>
        </Dialog>
      )}
    </Section>
  );
}
