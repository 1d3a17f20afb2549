internal import CanonicalJSON
internal import Policies
internal import Records

/// Makes changes of numbers and days as small as they may be, one field after another.
struct RemedyTightening {
  let trials: RemedyTrials

  /// More halvings tell no two doubles apart.
  private static let mostHalvings = 64

  init(_ trials: RemedyTrials) { self.trials = trials }

  /// The changes, each scale halved towards what the field holds until they lie a step from where they
  /// no longer do.
  func tightened(_ chosen: [(RemedySite, RemedyValue)]) -> [Remedy.Change] {
    var chosen = chosen
    for index in chosen.indices where chosen[index].0.isScale {
      chosen[index].1 = narrowed(index, chosen)
    }
    return chosen.map { $0.0.change(to: $0.1) }
  }

  private func narrowed(_ index: Int, _ chosen: [(RemedySite, RemedyValue)]) -> RemedyValue {
    let (site, value) = chosen[index]
    guard let scale = RemedyScale(site.site.field, site.site.value),
      let far = RemedyScale.mark(value.content, site.site.field.kind)
    else { return value }
    let near = chosen.count == 1 ? Self.last(before: value, site, scale) : scale.own
    let step = scale.step(scale.own, far)
    let sign: Double = far > near ? 1 : -1
    var (low, high) = (0.0, (abs(far - near) / step).rounded(.up))
    var best = value
    for _ in 0..<Self.mostHalvings where high - low > 1 {
      let middle = low + ((high - low) / 2).rounded(.down)
      let mark = RemedyScale.snapped(near + sign * middle * step, step)
      if let next = scale.value(mark), next.direction == value.direction,
        next.relative < best.relative, isYes(next, at: index, chosen)
      {
        (best, high) = (next, middle)
      } else {
        low = middle
      }
    }
    return best
  }

  /// The value that was tried before, nearer to what the field holds: by that it isn't `yes`.
  private static func last(
    before value: RemedyValue, _ site: RemedySite, _ scale: RemedyScale
  ) -> Double {
    let nearer = site.values.last {
      $0.direction == value.direction && $0.relative < value.relative
    }
    return nearer.flatMap { RemedyScale.mark($0.content, site.site.field.kind) } ?? scale.own
  }

  private func isYes(
    _ value: RemedyValue, at index: Int, _ chosen: [(RemedySite, RemedyValue)]
  ) -> Bool {
    let changes = chosen.enumerated().map { number, pair in
      (path: pair.0.site.path, value: number == index ? value.content : pair.1.content)
    }
    return trials.trial(changes)?.isYes ?? false
  }
}
