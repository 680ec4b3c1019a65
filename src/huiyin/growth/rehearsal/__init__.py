"""Rehearsal: a call or a chat with a simulated HR, and the door opened afterwards.

HR comes from the lab's world: a situation, a workload and a temper that the candidate does not see. What the candidate types
freely is read by the courtesy guard and by an intent reader; HR answers in character. No language model; the same scene, seed
and turns give the same talk.
"""
