-- Whether the panel of experts on an enterprise is complete, independent, recused where related, keeps
-- its dissent, and agrees.

decision {
  title     = "Panel of experts",
  combine   = "all",
  records   = { "expert_panel" },
  effective = { from = "2025-12-23" },
}

-- Those who took part: whoever stood back doesn't count.
local function members(expert_panel)
  return where(expert_panel.experts, function(expert) return not expert.recused end)
end

rule "enough" {
  title  = "Enough experts",
  source = "bank: expert panels",
  test   = function(expert_panel)
    local experts = #members(expert_panel)
    return experts >= params.least_experts, { experts = experts }
  end,
  fail   = "{experts} experts took part, at least {params.least_experts} are asked",
}

rule "complete" {
  title  = "Experts of every field",
  source = "announcement-2026: expert consultation",
  test   = function(expert_panel)
    return every(params.panel_fields, function(field)
      return any(expert_panel.experts, function(expert)
        return expert.field == field and not expert.recused
      end)
    end)
  end,
  fail   = "not every field has an expert: {params.panel_fields}",
}

rule "independent" {
  title  = "Experts from outside the bank",
  source = "bank: expert panels",
  test   = function(expert_panel)
    local all = members(expert_panel)
    local outside = where(all, function(expert) return not expert.of_bank end)
    local share = ratio(#outside, #all, 0)
    return share >= params.least_outside, { share = share }
  end,
  fail   = "{share:percent} are from outside the bank, at least {params.least_outside:percent} are asked",
}

rule "recused" {
  title  = "Related experts stood back",
  source = "bank: expert panels, recusal of related parties",
  test   = function(expert_panel)
    return every(expert_panel.experts, function(expert)
      return not expert.related or expert.recused
    end)
  end,
  fail   = "an expert who is related to the enterprise took part",
}

rule "registered" {
  title  = "Opinions registered before the result was known",
  source = "bank: expert panels, register of opinions",
  test   = function(expert_panel)
    return every(expert_panel.experts, function(expert)
      return expert.recused or expert.given_on < expert_panel.result_known_on
    end)
  end,
  fail   = "an opinion is not of before {expert_panel.result_known_on}, when the result became known",
}

rule "dissent_kept" {
  title  = "Dissent kept with its reasons",
  source = "bank: expert panels, register of opinions",
  test   = function(expert_panel)
    return every(expert_panel.experts, function(expert)
      return expert.recused or expert.opinion == "support" or expert.reasons_kept
    end)
  end,
  fail   = "a dissent is not kept with its reasons",
}

rule "agreed" {
  title  = "The panel supports the enterprise",
  source = "announcement-2026: joint evaluation",
  test   = function(expert_panel)
    local all = members(expert_panel)
    local support = where(all, function(expert) return expert.opinion == "support" end)
    local share = ratio(#support, #all, 0)
    return share >= params.least_support, { share = share }
  end,
  fail   = "{share:percent} support it, at least {params.least_support:percent} are asked",
}
