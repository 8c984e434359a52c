export { default as german } from 'typescript/lib/de/diagnosticMessages.generated.json';
