import { Component, type ReactNode } from 'react';
import { text } from '../texts/texts.ts';
import { Button } from './Button.tsx';
import './error-boundary.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What stands outside of the page goes with it. */
  readonly onFault: () => void;
}

/** A fault of the page is shown as one, with a way on, instead of as an empty page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onFault();
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="fault" role="alert">
        <h1>{text.common.faultTitle}</h1>
        <p>{text.common.fault}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {text.common.reload}
        </Button>
      </main>
    );
  }
}
