//! Weights of a conditional log-linear model with a Gaussian prior, by L-BFGS (Nocedal, 1980; Liu and Nocedal, 1989).
//!
//! `exp` and `ln` are spelt out here: those of the system differ in the last bit from machine to machine, and a model must
//! come out the same everywhere.

use alloc::vec::Vec;

/// The features of one cut and their values, in quarters.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    features: Vec<u16>,
    values: Vec<i8>,
}

impl Row {
    pub(super) fn push(&mut self, feature: u16, value: i8) {
        self.features.push(feature);
        self.values.push(value);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, i8)> + '_ {
        self.features
            .iter()
            .copied()
            .zip(self.values.iter().copied())
    }

    fn score(&self, weights: &[f64]) -> f64 {
        let one = |(f, v): (u16, i8)| {
            weights
                .get(usize::from(f))
                .map_or(0.0, |w| w * f64::from(v) / 4.0)
        };
        self.iter().map(one).sum()
    }
}

/// One word to learn from: its cuts, which one is right, and what it counts for.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) rows: Vec<Row>,
    pub(super) right: usize,
    pub(super) weight: f64,
}

/// e to the power of x, by halving the argument to within a power of two and Taylor's series.
fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let n = (x * core::f64::consts::LOG2_E).round();
    let r = (x - n * 0.693_147_180_369_123_8) - n * 1.908_214_929_270_587_7e-10;
    let (mut term, mut sum) = (1.0, 1.0);
    for i in 1..18 {
        term *= r / f64::from(i);
        sum += term;
    }
    sum * f64::from_bits(((n as i64 + 1023).clamp(1, 2046) as u64) << 52)
}

/// The natural logarithm of a positive number, by its exponent and the series of the inverse hyperbolic tangent.
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i64 - 1023;
    let mantissa = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let (square, mut term, mut sum) = (z * z, z, 0.0);
    for i in 0..30 {
        sum += term / f64::from(2 * i + 1);
        term *= square;
    }
    2.0 * sum + exponent as f64 * core::f64::consts::LN_2
}

/// The share of one score among all under the softmax.
pub(super) fn share(scores: &[f64], at: usize) -> f64 {
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = scores.iter().map(|s| exp(s - top)).sum();
    scores.get(at).map_or(0.0, |s| exp(s - top) / total)
}

/// The loss and its gradient.
fn loss(groups: &[Group], weights: &[f64], prior: f64, gradient: &mut [f64]) -> f64 {
    let mut total = 0.0;
    for (g, w) in gradient.iter_mut().zip(weights) {
        *g = prior * w;
        total += 0.5 * prior * w * w;
    }
    let mut scores = Vec::new();
    for group in groups {
        scores.clear();
        scores.extend(group.rows.iter().map(|r| r.score(weights)));
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|s| exp(s - top)).sum();
        let right = scores.get(group.right).copied().unwrap_or(0.0);
        total += group.weight * (top + ln(sum) - right);
        for (i, (row, score)) in group.rows.iter().zip(&scores).enumerate() {
            let p = exp(score - top) / sum - f64::from(u8::from(i == group.right));
            let scale = group.weight * p / 4.0;
            if scale == 0.0 {
                continue;
            }
            for (feature, value) in row.iter() {
                if let Some(g) = gradient.get_mut(usize::from(feature)) {
                    *g += scale * f64::from(value);
                }
            }
        }
    }
    total
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// How many steps are remembered, and how many are taken.
const MEMORY: usize = 10;
const STEPS: usize = 150;

/// The weights that explain the groups best.
pub(super) fn weights(groups: &[Group], size: usize, prior: f64) -> Vec<f64> {
    let mut at = alloc::vec![0.0; size];
    let mut gradient = alloc::vec![0.0; size];
    let mut value = loss(groups, &at, prior, &mut gradient);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for step in 0..STEPS {
        let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
        let mut factors = Vec::new();
        for (s, y, rho) in history.iter().rev() {
            let factor = rho * dot(s, &direction);
            for (d, y) in direction.iter_mut().zip(y) {
                *d -= factor * y;
            }
            factors.push(factor);
        }
        if let Some((s, y, _)) = history.last() {
            let scale = dot(s, y) / dot(y, y);
            direction.iter_mut().for_each(|d| *d *= scale);
        }
        for ((s, y, rho), factor) in history.iter().zip(factors.iter().rev()) {
            let back = rho * dot(y, &direction);
            for (d, s) in direction.iter_mut().zip(s) {
                *d += (factor - back) * s;
            }
        }
        let slope = dot(&gradient, &direction);
        if slope >= 0.0 {
            break;
        }
        let mut size = if step == 0 {
            1.0 / dot(&gradient, &gradient).sqrt()
        } else {
            1.0
        };
        let mut next_gradient = alloc::vec![0.0; at.len()];
        let mut moved = None;
        for _ in 0..20 {
            let next: Vec<f64> = at
                .iter()
                .zip(&direction)
                .map(|(a, d)| a + size * d)
                .collect();
            let found = loss(groups, &next, prior, &mut next_gradient);
            if found <= value + 1e-4 * size * slope {
                moved = Some((next, found));
                break;
            }
            size /= 2.0;
        }
        let Some((next, found)) = moved else { break };
        let s: Vec<f64> = next.iter().zip(&at).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        let curve = dot(&s, &y);
        let gain = value - found;
        (at, gradient, value) = (next, next_gradient, found);
        if curve > 1e-10 {
            history.push((s, y, 1.0 / curve));
            if history.len() > MEMORY {
                history.remove(0);
            }
        }
        if gain < 1e-7 * value {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_functions_are_those_of_the_system_to_many_digits() {
        for i in -400..400 {
            let x = f64::from(i) / 16.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-13, "exp {x}");
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() < 1e-12, "ln {y}");
        }
    }

    #[test]
    fn the_gradient_is_that_of_the_loss() {
        let row = |features: &[(u16, i8)]| {
            let mut row = Row::default();
            features.iter().for_each(|(f, v)| row.push(*f, *v));
            row
        };
        let groups = [
            Group {
                rows: alloc::vec![row(&[(0, 4), (1, 3)]), row(&[(2, 4)])],
                right: 0,
                weight: 2.0,
            },
            Group {
                rows: alloc::vec![row(&[(1, 4)]), row(&[(2, -2)]), row(&[(0, 4)])],
                right: 2,
                weight: 0.5,
            },
        ];
        let at = [0.3, -0.2, 0.1];
        let mut gradient = [0.0; 3];
        loss(&groups, &at, 1.0, &mut gradient);
        for i in 0..3 {
            let moved = |step: f64| {
                let mut near = at;
                near[i] += step;
                loss(&groups, &near, 1.0, &mut [0.0; 3])
            };
            let slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((slope - gradient[i]).abs() < 1e-6);
        }
        let best = weights(&groups, 3, 1.0);
        let mut rest = [0.0; 3];
        loss(&groups, &best, 1.0, &mut rest);
        assert!(rest.iter().all(|g| g.abs() < 1e-2), "{rest:?}");
    }
}
