import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button, Note } from '#web/ui';
import { useWords } from './words/index.ts';

interface Props {
  /** Where it changes, a new try is made: the address. */
  readonly at: string;
  readonly children: ReactNode;
}

/** A page that breaks says so, and leaves the header and the other pages alone. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | undefined; readonly at: string }> {
  override state = { error: undefined as Error | undefined, at: this.props.at };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: { readonly at: string }) {
    return props.at === state.at ? null : { error: undefined, at: props.at };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { readonly error: Error }) {
  const words = useWords();
  return (
    <div className="stack-l">
      <h1>{words.broken.title}</h1>
      <Note tone="bad" alert>
        <p>{words.broken.text}</p>
        <p className="small quiet">{error.message}</p>
      </Note>
      <p className="acts">
        <Button onClick={() => location.reload()}>{words.broken.again}</Button>
        <Button kind="second" href="/">
          {words.toHome}
        </Button>
      </p>
    </div>
  );
}
