export { canonicalEntity, canonicalValue, hashRecord, sha256Hex } from './canonical.ts';
export type { ConceptIndex } from './concept-index.ts';
export { createConceptIndex } from './concept-index.ts';
export type {
  DatasetKind,
  DatasetRecord,
  Entity,
  IriValue,
  LiteralValue,
  NodeValue,
  TextValue,
  Value,
} from './entity.ts';
export { irisOf, isIri, isLiteral, isNode, isText, nodesOf, textOf, valuesOf } from './entity.ts';
export { isAbsoluteIri } from './iri.ts';
export { JobCancelledError } from './job-cancelled.ts';
export type { FailedFetch } from './fetch-problem.ts';
export { fetchProblem } from './fetch-problem.ts';
export { organisationNumber } from './organisation-number.ts';
export type { PropertyName } from './namespaces.ts';
export { compact, expand, prefixes } from './namespaces.ts';
export type {
  BlobInfo,
  Blobs,
  Body,
  Clock,
  Collection,
  Documents,
  FindOptions,
  Http,
  HttpRequest,
  HttpResult,
  Job,
  JobContext,
  JobEvent,
  JobInfo,
  JobHandler,
  JobOptions,
  JobOutcome,
  Jobs,
  JobState,
  Log,
  PauseTarget,
  QueuedJob,
  RefusedReason,
  Scalar,
  ScheduledJob,
  Stored,
  UnreachableReason,
} from './ports.ts';
export type { Explanation, Place, Problem, ProblemCounts, ProblemDetails } from './problem.ts';
export { countProblems, explain, problem } from './problem.ts';
export type { ProblemDefinition, Severity } from './problems/define-problems.ts';
export type { ProblemCode } from './problems/index.ts';
export { problemCatalogue } from './problems/index.ts';
export type {
  Concept,
  Level,
  Profile,
  ProfileClass,
  ProfileData,
  ProfileProperty,
  ValueType,
  Vocabulary,
} from './profile.ts';
export type { FileFormat, LicenceFamily, QualityData } from './quality-data.ts';
export type { BlankNode, Description, Literal, NamedNode, Subject, Term, Triple } from './rdf.ts';
export { blankNode, Graph, literal, namedNode } from './rdf.ts';
export type { QuietHours } from './quiet-hours.ts';
export { isAlwaysQuiet, quietUntil } from './quiet-hours.ts';
export type {
  AlertSettings,
  Contact,
  HttpSettings,
  LocalisedText,
  Municipality,
  Population,
  Region,
  RegionConfig,
  RegionPublisher,
  Retention,
  RoleRule,
  ShrinkGuard,
  SignInRules,
  Source,
  SourceKind,
  SourceOverrides,
} from './region.ts';
export { organisationIri, sourceKinds } from './region.ts';
export type {
  NormaliseContext,
  NormalisedRecord,
  Outcome,
  Page,
  PageFetcher,
  PageRequest,
  PageResult,
  ReadContext,
  ReadResult,
  RecordState,
  SourceRecord,
} from './stages.ts';
export { systemClock } from './system-clock.ts';
export { entityTriples, sortedValues } from './triples.ts';
