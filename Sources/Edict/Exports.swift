// One import is enough: what opens a pack, reads records, decides and records is the library.
@_exported public import AuditLog
@_exported public import CanonicalJSON
@_exported public import Decisions
@_exported public import Policies
@_exported public import Records
@_exported public import Trials
