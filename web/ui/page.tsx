import { Fragment, type ReactNode } from 'react';
import { Link } from './link.tsx';

export interface CrumbStep {
  readonly label: ReactNode;
  readonly href?: string | undefined;
}

/** Where this page stands, above its heading. */
export function Crumb({ steps }: { readonly steps: readonly CrumbStep[] }) {
  return (
    <p className="crumb">
      {steps.map((step, index) => (
        <Fragment key={step.href ?? index}>
          {index > 0 && ' / '}
          {step.href === undefined ? <span>{step.label}</span> : <Link href={step.href}>{step.label}</Link>}
        </Fragment>
      ))}
    </p>
  );
}

/** The page's first line is the answer to the question people come with. */
export function Head({ title, sub, side }: { readonly title: ReactNode; readonly sub?: ReactNode; readonly side?: ReactNode }) {
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {sub !== undefined && <div className="quiet sub">{sub}</div>}
      </div>
      {side}
    </div>
  );
}

export interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** Small, at the right of the title. */
  readonly aside?: ReactNode;
  readonly level?: 2 | 3;
  /** Without the line below the title. */
  readonly plain?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Section({ id, title, aside, level = 2, plain = false, className = '', children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`${plain ? 'plain' : 'sec'} ${className}`.trim()} aria-labelledby={id}>
      <Heading id={id}>
        {title} {aside !== undefined && <small>{aside}</small>}
      </Heading>
      {children}
    </section>
  );
}

export interface NoteProps {
  readonly tone?: 'plain' | 'good' | 'wait' | 'bad';
  readonly alert?: boolean;
  readonly small?: boolean;
  readonly children: ReactNode;
}

export function Note({ tone = 'plain', alert = false, small = false, children }: NoteProps) {
  return (
    <div className={`note ${tone === 'plain' ? '' : tone} ${small ? 'small' : ''}`.trim()} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}

/** A row of small round choices. */
export function Chips({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form; these act at once.
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  );
}

export interface ChipProps {
  readonly children: ReactNode;
  readonly href?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly onPress?: (() => void) | undefined;
}

export function Chip({ children, href, pressed, onPress }: ChipProps) {
  if (href !== undefined) {
    return (
      <Link href={href} aria-current={pressed === true ? 'true' : undefined}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" aria-pressed={pressed ?? false} onClick={onPress}>
      {children}
    </button>
  );
}

export function Details({
  summary,
  open,
  className,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <details open={open} className={className}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** What may not fit the width: it scrolls, can be focused, and has a name. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
