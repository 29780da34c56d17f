package org.example

import io.github.cxkit.metric.Metrics
import io.github.cxkit.metric.RatingScore

data class Reply(val segment: String, val rating: Int?)

fun main() {
    val replies = listOf(Reply("web", 9), Reply("web", 3), Reply("app", 10), Reply("app", null))
    val score: RatingScore = Metrics.NPS.score(replies.map { it.rating })
    check(score.n() == 3L) { "one reply is blank, but n is ${score.n()}" }
    println(score)
}
