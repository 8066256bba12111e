"""Which alarms are on, by their settings and the metrics of a night; moto evaluates none."""
import datetime
import operator

import boto3

COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
}


def names_of_those_on(prefix):
    """What follows the prefix in the names of those alarms."""
    cloudwatch = boto3.client("cloudwatch")
    alarms = cloudwatch.describe_alarms(AlarmNamePrefix=prefix)["MetricAlarms"]
    return {alarm["AlarmName"][len(prefix) :] for alarm in alarms if is_on(cloudwatch, alarm)}


def is_on(cloudwatch, alarm):
    """An alarm on one period is on if a datapoint breaches, one on a day unless one doesn't."""
    now = datetime.datetime.now(datetime.timezone.utc)
    window = datetime.timedelta(seconds=alarm["Period"] * alarm["EvaluationPeriods"])
    points = cloudwatch.get_metric_statistics(
        StartTime=now - window,
        EndTime=now + datetime.timedelta(minutes=1),
        Statistics=[alarm["Statistic"]],
        **{name: alarm[name] for name in ("Namespace", "MetricName", "Dimensions", "Period")},
    )["Datapoints"]
    breaches = COMPARISONS[alarm["ComparisonOperator"]]
    breaching = [breaches(point[alarm["Statistic"]], alarm["Threshold"]) for point in points]
    if alarm["EvaluationPeriods"] == 1:
        return any(breaching)
    return all(breaching) and (bool(breaching) or alarm["TreatMissingData"] == "breaching")
