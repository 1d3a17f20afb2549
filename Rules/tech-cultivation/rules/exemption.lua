-- Whether an officer is exempt from liability for a credit case, in whole or in part, by the rules in
-- force on the day on which the business was handled. One circumstance that excludes exemption (N1 to
-- N6) defeats every ground for it (E0 to E8); such circumstances come from investigation records and
-- are never inferred from the loan having gone bad.

decision {
  title     = "Exempt on this record (due diligence)",
  combine   = "any",
  records   = { "credit_case" },
  as_of     = "credit_case.handled_on",
  -- Of the notice of 2016 only the year is established, not the day.
  effective = { from = "2016-01-01" },
}

-- Scope.

rule "scope" {
  must      = true,
  title     = "Within the scope of the notice, or of the bank's own rule",
  source    = "nfra-2024-11: scope",
  effective = { from = "2024-08-02" },
  test      = function(credit_case)
    return credit_case.customer_credit <= params.inclusive_credit or params.larger_credit_follows
  end,
  fail      = "not exempt on this record: credit of {credit_case.customer_credit:money} is outside the scope",
}

-- Never exempt. Records are later than the day of handling, so no date is asked of them.

local function establishes(investigation, code)
  return any(investigation.findings, function(finding)
    return finding.code == code and finding.established
  end)
end

local function never(credit_case, code)
  return not any(credit_case.investigations, function(investigation)
    return establishes(investigation, code)
  end)
end

-- The numbers of the records that establish a circumstance.
local function records(credit_case, code)
  return list(
    where(credit_case.investigations, function(investigation)
      return establishes(investigation, code)
    end),
    function(investigation) return investigation.record end)
end

rule "N1" {
  must   = true,
  title  = "No falsification, collusion or concealment to obtain credit",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N1"), { records = records(credit_case, "N1") }
  end,
  fail   = "not exempt on this record: falsification, collusion or concealment is established: {records}",
}

rule "N2" {
  must   = true,
  title  = "No benefit from the client",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N2"), { records = records(credit_case, "N2") }
  end,
  fail   = "not exempt on this record: a benefit from the client is established: {records}",
}

rule "N3" {
  must   = true,
  title  = "No material failure to detect risk factors",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N3"), { records = records(credit_case, "N3") }
  end,
  fail   = "not exempt on this record: a material failure to detect risk is established: {records}",
}

rule "N4" {
  must   = true,
  title  = "No pressure on subordinates or on independent opinions",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N4"), { records = records(credit_case, "N4") }
  end,
  fail   = "not exempt on this record: pressure on others is established: {records}",
}

rule "N5" {
  must   = true,
  title  = "No forged, altered, hidden or destroyed files",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N5"), { records = records(credit_case, "N5") }
  end,
  fail   = "not exempt on this record: tampering with files is established: {records}",
}

rule "N6" {
  must   = true,
  title  = "No other breach of law or rules",
  source = "cbrc-2016-56: not exempt",
  test   = function(credit_case)
    return never(credit_case, "N6"), { records = records(credit_case, "N6") }
  end,
  fail   = "not exempt on this record: another breach of law or rules is established: {records}",
}

-- Exempt, in whole or in part.

local places = 6 -- of a difference of shares; what lies beyond is noise of the subtraction

local function is_tolerated(credit_case)
  return any(params.tolerance_roles, function(role) return role == credit_case.role end)
end

-- How much the portfolio's share of bad loans lies above that of all loans.
local function above(credit_case)
  return round(credit_case.portfolio_npl - credit_case.all_loans_npl, places)
end

rule "E0" {
  title  = "Portfolio within the tolerance of bad loans, and no violation",
  source = "cbrc-2016-56: exempt, heads",
  when   = is_tolerated,
  test   = function(credit_case)
    return above(credit_case) <= params.npl_tolerance and not credit_case.violation,
      { above = above(credit_case) }
  end,
  pass   = "exempt by E0: bad loans {above:percent} above all loans, tolerated are {params.npl_tolerance:percent}",
  fail   = "not exempt on this record by E0: bad loans {above:percent} above all, tolerated {params.npl_tolerance:percent}; violation: {credit_case.violation}",
}

-- Who is evidenced to be at fault isn't exempt by this, whoever bears the burden of proof; that decides
-- whether diligence must be evidenced too.
rule "E1" {
  title  = "Diligent: no fault evidenced, and diligence where the officer has to prove it",
  source = "cbrc-2016-56: exempt, no solid evidence of fault",
  test   = function(credit_case)
    return not credit_case.fault_evidenced
      and (credit_case.burden_of_proof == "institution" or credit_case.diligence_evidenced)
  end,
  pass   = "exempt by E1; burden of proof: {credit_case.burden_of_proof}",
  fail   = "not exempt on this record by E1: fault evidenced, or diligence not; burden of proof: {credit_case.burden_of_proof}",
}

rule "E2" {
  title  = "Force majeure caused it; disclosed promptly and acted on at once",
  source = "cbrc-2016-56: exempt, force majeure",
  test   = function(credit_case)
    local event = credit_case.force_majeure
    return event.occurred and event.direct_cause and event.disclosed_promptly
      and event.acted_at_once
  end,
  fail   = "not exempt on this record by E2: no force majeure that directly caused it, disclosed and acted on at once",
}

rule "E3" {
  title  = "Principal repaid, little interest owed, collection pursued, no violation",
  source = "cbrc-2016-56: exempt, principal repaid",
  test   = function(credit_case)
    return credit_case.principal_repaid
      and credit_case.interest_owed / credit_case.principal <= params.small_interest
      and credit_case.collection_pursued and not credit_case.violation,
      { share = credit_case.interest_owed / credit_case.principal }
  end,
  fail   = "not exempt on this record by E3: principal repaid: {credit_case.principal_repaid}; interest owed: {share:percent} of it",
}

rule "E4" {
  title  = "Inherited after the risk was known, and no fault in resolving it",
  source = "cbrc-2016-56: exempt, inherited loans",
  when   = function(credit_case) return credit_case.inherited end,
  test   = function(credit_case)
    return credit_case.risk_known_on <= credit_case.inherited_on
      and not credit_case.resolution_fault
  end,
  fail   = "not exempt on this record by E4: risk known on {credit_case.risk_known_on}, loan inherited on {credit_case.inherited_on}",
}

rule "E5" {
  title  = "Inherited before the risk was known; found in time and loss reduced",
  source = "cbrc-2016-56: exempt, inherited loans",
  when   = function(credit_case) return credit_case.inherited end,
  test   = function(credit_case)
    return credit_case.risk_known_on > credit_case.inherited_on
      and credit_case.found_in_time and credit_case.loss_reduced
  end,
  fail   = "not exempt on this record by E5: risk known on {credit_case.risk_known_on}, loan inherited on {credit_case.inherited_on}",
}

-- An opinion is evidence only where it was given before the risk was known.
local function precedes_risk(opinion, credit_case)
  return opinion.given_on < credit_case.risk_known_on
end

rule "E6" {
  title  = "Clear dissent in a collective decision, with legal basis, proved right",
  source = "cbrc-2016-56: exempt, dissent in a collective decision",
  test   = function(credit_case)
    return credit_case.collective_decision and any(credit_case.opinions, function(opinion)
      return opinion.position == "dissent" and precedes_risk(opinion, credit_case)
        and opinion.legal_basis and opinion.proved_right and opinion.linked_to_risk
    end)
  end,
  fail   = "not exempt on this record by E6: no dissent before {credit_case.risk_known_on} in a collective decision that proved right",
}

rule "E7" {
  title  = "Recorded objection or warning, overruled by a superior",
  source = "cbrc-2016-56: exempt, overruled objection",
  test   = function(credit_case)
    return any(credit_case.opinions, function(opinion)
      return (opinion.position == "dissent" or opinion.position == "warning")
        and opinion.recorded and opinion.overruled and precedes_risk(opinion, credit_case)
    end)
  end,
  fail   = "not exempt on this record by E7: no recorded objection before {credit_case.risk_known_on} that a superior overruled",
}

rule "E8" {
  title  = "Exempt by law or another rule",
  source = "cbrc-2016-56: exempt, other circumstances",
  test   = function(credit_case) return credit_case.other_ground end,
  fail   = "not exempt on this record by E8: no other ground in law or rules",
}
