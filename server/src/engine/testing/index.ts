/** What `macrolint test` runs: scenarios with expectations, and the cases of a team's own phrases. */
export { type CaseFailure, type PhraseResult, testPhrase } from './phrases.ts';
export { type ScenarioFailure, type ScenarioResult, testScenarios } from './scenarios.ts';
