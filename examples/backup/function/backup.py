"""Copies the documents of a day to backups/YYYY-MM-DD/documents/ in the backup bucket.

A day's documents are those created or changed since that day began (UTC). There is no upper
bound: a document changed again after midnight is taken as it is now, rather than missed.
A second run for the same day copies only what the first one did not, so retries are harmless.
Standard library and boto3 only; template.yaml embeds this file (Scripts/embed-function).
"""
import concurrent.futures
import datetime
import hashlib
import json
import os
import random
import re
import time

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

MAX_KEY_BYTES = 1024  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
MAX_SINGLE_COPY_BYTES = 5 * 1024**3  # larger objects are copied in parts
ATTEMPTS = 6  # per document, on top of the SDK's own retries
RESERVED_SECONDS = 60  # kept back to write the manifest and the metrics
# S3 passes the throttling of KMS on under names that the SDK does not retry by itself.
RETRIED_ERROR = re.compile(
    "Throttl|SlowDown|RequestLimit|TooManyRequests|InternalError|Timeout|Unavailable"
)


class BackupIncomplete(Exception):
    """Some documents are not backed up; raised so that Lambda retries and then alarms."""


class OutOfTime(Exception):
    """The function's timeout is near."""


def handler(event, context):
    """Backs up the day before the event's time, or the event's `day` ("2025-10-15")."""
    started = time.monotonic()
    deadline = started + context.get_remaining_time_in_millis() / 1000 - RESERVED_SECONDS
    settings = read_settings()
    clients = make_clients(settings["workers"])
    day, problems, documents = None, [], []
    try:
        day = day_to_back_up(event)
        documents = list_documents(clients["s3"], settings, day, deadline)
        copy_documents(clients["s3"], settings, documents, deadline)
        write_manifest(clients["s3"], settings, day, documents)
    except (ClientError, BotoCoreError, OutOfTime, ValueError) as error:
        problems.append(describe(error))
    summary = summarise(settings, day, documents, problems, time.monotonic() - started)
    log("INFO" if summary["complete"] else "ERROR", "run", **summary)
    publish_metrics(clients["cloudwatch"], settings, context.function_name, summary)
    if not summary["complete"]:
        raise BackupIncomplete(json.dumps(summary))
    return summary


def read_settings():
    """The environment variables that template.yaml sets."""
    settings = {
        "environment": os.environ["ENVIRONMENT"],
        "documents_bucket": os.environ["DOCUMENTS_BUCKET"],
        "documents_prefix": os.environ.get("DOCUMENTS_PREFIX", ""),
        "backup_bucket": os.environ["BACKUP_BUCKET"],
        "kms_key": os.environ["KMS_KEY_ARN"],
        "namespace": os.environ["METRIC_NAMESPACE"],
        "limit": int(os.environ["DOCUMENT_LIMIT"]),
        "workers": int(os.environ.get("WORKERS", "16")),
    }
    if settings["documents_bucket"] == settings["backup_bucket"]:
        raise ValueError("the documents are in the backup bucket itself")
    return settings


def make_clients(workers):
    config = Config(
        retries={"mode": "standard", "max_attempts": 3},
        max_pool_connections=workers + 4,
        connect_timeout=5,
        read_timeout=60,
    )
    return {name: boto3.client(name, config=config) for name in ("s3", "cloudwatch")}


def day_to_back_up(event):
    """The day that ended last before the event's time; EventBridge keeps the time in retries."""
    if event.get("day"):
        return datetime.date.fromisoformat(event["day"])
    if event.get("time"):
        moment = datetime.datetime.fromisoformat(event["time"].replace("Z", "+00:00"))
    else:
        moment = datetime.datetime.now(datetime.timezone.utc)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return moment.astimezone(datetime.timezone.utc).date() - datetime.timedelta(days=1)


def list_documents(s3, settings, day, deadline):
    """The day's documents, oldest first, each with the place its backup gets."""
    begin = datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc)
    folder = f"backups/{day.isoformat()}/documents/"
    backups = {o["Key"]: o for o in list_objects(s3, settings["backup_bucket"], folder, deadline)}
    documents = []
    source = settings["documents_bucket"], settings["documents_prefix"]
    for found in list_objects(s3, *source, deadline):
        if found["LastModified"] < begin:
            continue
        target = folder + backup_name(found["Key"], MAX_KEY_BYTES - len(folder))
        documents.append(
            {
                "key": found["Key"],
                "backup": target,
                "bytes": found["Size"],
                "etag": found["ETag"].strip('"'),
                "modified": found["LastModified"].isoformat(),
                "status": "present" if is_current(backups.get(target), found) else "pending",
            }
        )
    return sorted(documents, key=lambda document: document["modified"])


def is_current(backup, document):
    """Whether the backup was written after the document; times are whole seconds, hence `>`."""
    return bool(
        backup
        and backup["LastModified"] > document["LastModified"]
        and backup["Size"] == document["Size"]
    )


def list_objects(s3, bucket, prefix, deadline):
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        if time.monotonic() > deadline:
            raise OutOfTime(f"no time left while listing {bucket}")
        yield from page.get("Contents", [])


def backup_name(key, room):
    """The document's own name, safe to restore into a directory and at most `room` bytes long.

    "." and ".." as path segments are escaped, because a restore would follow them upwards.
    """
    segments = []
    for segment in key.split("/"):
        if segment in (".", ".."):
            segment = segment.replace(".", "%2E")
        elif re.fullmatch(r"%(25)*2E(%2E)?", segment):
            segment = segment.replace("%", "%25", 1)
        segments.append(segment)
    name = "/".join(segments)
    if len(name.encode()) <= room:
        return name
    digest = "~" + hashlib.sha256(key.encode()).hexdigest()
    return name.encode()[: room - len(digest)].decode(errors="ignore") + digest


def copy_documents(s3, settings, documents, deadline):
    """Copies what is pending, in parallel; the outcome is noted in each document."""
    executor = concurrent.futures.ThreadPoolExecutor(settings["workers"])
    copies = {}
    for document in documents:
        if document["status"] == "pending":
            copies[executor.submit(copy_document, s3, settings, document, deadline)] = document
        else:
            log("INFO", "document", **document)
    # A copy under way at the deadline may use half of the reserve to finish.
    patience = max(0, deadline + RESERVED_SECONDS / 2 - time.monotonic())
    try:
        for copy in concurrent.futures.as_completed(copies, timeout=patience):
            document = copies.pop(copy)
            document.update(copy.result())
            log("INFO" if document["status"] == "copied" else "ERROR", "document", **document)
    except concurrent.futures.TimeoutError:
        pass
    executor.shutdown(wait=False, cancel_futures=True)
    for document in copies.values():
        document.update(status="failed", error="OutOfTime: the copy did not end in time")
        log("ERROR", "document", **document)


def copy_document(s3, settings, document, deadline):
    """Copies one document with the stack's key; never raises, one bad document stops no other."""
    for attempt in range(1, ATTEMPTS + 1):
        if time.monotonic() > deadline:
            return {"status": "failed", "error": "OutOfTime: no time left for this document"}
        began = time.monotonic()
        try:
            copy_object(s3, settings, document)
            milliseconds = round((time.monotonic() - began) * 1000)
            return {"status": "copied", "attempts": attempt, "milliseconds": milliseconds}
        except Exception as error:  # the thread's caller needs every failure as a result
            if attempt == ATTEMPTS or not is_temporary(error):
                return {"status": "failed", "attempts": attempt, "error": describe(error)}
        pause = random.uniform(0, min(20, 2**attempt / 4))
        time.sleep(max(0, min(pause, deadline - time.monotonic())))


def copy_object(s3, settings, document):
    place = {"Bucket": settings["backup_bucket"], "Key": document["backup"]}
    source = {"Bucket": settings["documents_bucket"], "Key": document["key"]}
    encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": settings["kms_key"]}
    if document["bytes"] > MAX_SINGLE_COPY_BYTES:
        # A copy in parts does not take the description along by itself.
        found = s3.head_object(**source)
        described = {name: found[name] for name in ("ContentType", "Metadata") if name in found}
        s3.copy(CopySource=source, ExtraArgs={**encryption, **described}, **place)
    else:
        s3.copy_object(CopySource=source, BucketKeyEnabled=True, **encryption, **place)


def is_temporary(error):
    if isinstance(error, ClientError):
        return bool(RETRIED_ERROR.search(error.response["Error"].get("Code", "")))
    return isinstance(error, BotoCoreError)


def describe(error):
    return f"{type(error).__name__}: {error}"


def write_manifest(s3, settings, day, documents):
    """The audit trail: what this day's backup holds and what it lacks, beside the documents."""
    manifest = {
        "day": day.isoformat(),
        "written": datetime.datetime.now(datetime.timezone.utc).isoformat(),
        "source": settings["documents_bucket"],
        "complete": all(document["status"] != "failed" for document in documents),
        "documents": documents,
    }
    s3.put_object(
        Bucket=settings["backup_bucket"],
        Key=f"backups/{day.isoformat()}/manifest.json",
        Body=json.dumps(manifest, ensure_ascii=False, indent=1).encode(),
        ContentType="application/json",
        ServerSideEncryption="aws:kms",
        SSEKMSKeyId=settings["kms_key"],
        BucketKeyEnabled=True,
    )


def summarise(settings, day, documents, problems, seconds):
    count = {status: 0 for status in ("copied", "present", "failed")}
    for document in documents:
        # What is still pending when a listing or the manifest went wrong is not backed up.
        count["failed" if document["status"] == "pending" else document["status"]] += 1
    return {
        "environment": settings["environment"],
        "day": day.isoformat() if day else None,
        "complete": not problems and not count["failed"],
        "documents": len(documents),
        **count,
        "bytes": sum(d["bytes"] for d in documents if d["status"] in ("copied", "present")),
        "overLimit": max(0, len(documents) - settings["limit"]),
        "seconds": round(seconds, 3),
        "problems": problems,
    }


def publish_metrics(cloudwatch, settings, function_name, summary):
    dimensions = [{"Name": "FunctionName", "Value": function_name}]
    values = [
        ("BackupSuccess", int(summary["complete"]), "Count"),
        ("BackupFailure", int(not summary["complete"]), "Count"),
        ("DocumentsBackedUp", summary["copied"] + summary["present"], "Count"),
        ("DocumentsFailed", summary["failed"], "Count"),
        ("DocumentsOverLimit", summary["overLimit"], "Count"),
        ("BackupDuration", summary["seconds"], "Seconds"),
    ]
    cloudwatch.put_metric_data(
        Namespace=settings["namespace"],
        MetricData=[
            {"MetricName": name, "Dimensions": dimensions, "Value": value, "Unit": unit}
            for name, value, unit in values
        ],
    )


def log(level, event, **fields):
    """One JSON object a line, for CloudWatch Logs Insights."""
    print(json.dumps({"level": level, "event": event, **fields}, ensure_ascii=False), flush=True)
