/// Databases, caches and search.
extension SchemaExtension {
  static let databases = instanceClasses + rdsClusters + rdsInstances + others

  private static let instanceClasses = [
    SchemaExtension(
      instances: "rds/unknown-instance-class", "E3025", "Instance class of a DB instance",
      "aws_rds_dbinstance/dbinstanceclass_enum", at: ["AWS::RDS::DBInstance"]),
    SchemaExtension(
      instances: "rds/unknown-cluster-instance-class", "E3694", "Instance class of a DB cluster",
      "aws_rds_dbcluster/dbclusterinstanceclass_enum", at: ["AWS::RDS::DBCluster"]),
    SchemaExtension(
      instances: "docdb/unknown-instance-class", "E3620", "Instance class of a DocumentDB instance",
      "aws_docdb_dbinstance/dbinstanceclass_enum", at: ["AWS::DocDB::DBInstance/DBInstanceClass"]),
    SchemaExtension(
      instances: "neptune/unknown-instance-class", "E3635", "Instance class of a Neptune instance",
      "aws_neptune_dbinstance/dbinstanceclass_enum",
      at: ["AWS::Neptune::DBInstance/DBInstanceClass"]),
    SchemaExtension(
      instances: "elasticache/unknown-node-type", "E3647", "Node type of a cache cluster",
      "aws_elasticache_cachecluster/cachenodetype_enum",
      at: ["AWS::ElastiCache::CacheCluster/CacheNodeType"]),
    SchemaExtension(
      instances: "dax/unknown-node-type", "E3672", "Node type of a DAX cluster",
      "aws_dax_cluster/nodetype_enum", at: ["AWS::DAX::Cluster/NodeType"]),
    SchemaExtension(
      instances: "redshift/unknown-node-type", "E3667", "Node type of a Redshift cluster",
      "aws_redshift_cluster/nodetype_enum", at: ["AWS::Redshift::Cluster/NodeType"]),
    SchemaExtension(
      instances: "elasticsearch/unknown-instance-type", "E3652", "Instance type of a domain",
      "aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum",
      at: ["AWS::Elasticsearch::Domain/ElasticsearchClusterConfig/InstanceType"]),
    SchemaExtension(
      instances: "opensearch/unknown-instance-type", "E3653", "Instance type of a domain",
      "aws_opensearchservice_domain/clusterconfig_instancetype_enum",
      at: ["AWS::OpenSearchService::Domain/ClusterConfig/InstanceType"]),
  ]

  private static func cluster(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String = together,
    _ schema: String, reportsAll: Bool = false, about member: String? = nil
  ) -> SchemaExtension {
    SchemaExtension(
      "rds/" + id, alias, title, why: why, do: remediation,
      "aws_rds_dbcluster/" + schema, at: ["AWS::RDS::DBCluster"], reportsAll: reportsAll,
      about: member)
  }

  private static let together =
    "Change the properties so that they go together, as the documentation says."
  private static let offered = "Choose an engine that RDS offers, and one of its versions."

  private static let rdsClusters = [
    cluster(
      "unknown-cluster-engine-version", "E3690", "Engine version of a DB cluster doesn't exist",
      why: "RDS refuses versions that it doesn't offer.", do: offered, "engine_version",
      reportsAll: true, about: "EngineVersion"),
    cluster(
      "deprecated-cluster-engine-version", "W3690", "Engine version of a DB cluster is deprecated",
      why: "RDS creates no new clusters with a deprecated version.", do: offered,
      "engine_version_deprecated", about: "EngineVersion"),
    cluster(
      "cluster-monitoring-incomplete", "E3689",
      "Monitoring interval and role of a DB cluster aren't given together",
      why: "Enhanced monitoring needs an interval and a role.", "monitoring"),
    cluster(
      "multi-az-cluster-settings-conflict", "E3692",
      "Settings of a Multi-AZ DB cluster don't go together",
      why: "Multi-AZ DB clusters require some properties and refuse others.", "multiaz",
      reportsAll: true),
    cluster(
      "aurora-cluster-settings-conflict", "E3693",
      "Aurora cluster has settings that it doesn't take",
      why: "Aurora refuses properties of other DB clusters.", "aurora", reportsAll: true),
    cluster(
      "aurora-cluster-settings-ignored", "W3693", "Aurora cluster has settings that it ignores",
      why: "Aurora ignores properties of other DB clusters.", "aurora_warning", reportsAll: true),
    cluster(
      "serverless-cluster-settings-conflict", "E3686",
      "Serverless DB cluster has settings that it doesn't take",
      why: "Aurora Serverless refuses properties of provisioned clusters.", "serverless_exclusive"),
    cluster(
      "settings-ignored-with-snapshot", "W3688", "Settings are ignored when a cluster is restored",
      why: "A cluster that is restored from a snapshot keeps the snapshot's settings.",
      "snapshotidentifier"),
    cluster(
      "settings-ignored-with-source-cluster", "W3689",
      "Settings are ignored when a cluster is cloned",
      why: "A cluster that is made from another one keeps that one's settings.",
      "sourcedbclusteridentifier"),
  ]

  private static func instance(
    _ id: String, _ alias: String, _ title: String, why: String, do remediation: String = together,
    _ schema: String, reportsAll: Bool = false, about member: String? = nil
  ) -> SchemaExtension {
    SchemaExtension(
      "rds/" + id, alias, title, why: why, do: remediation,
      "aws_rds_dbinstance/" + schema, at: ["AWS::RDS::DBInstance"], reportsAll: reportsAll,
      about: member)
  }

  private static let rdsInstances = [
    instance(
      "instance-class-for-other-engine", "E3062",
      "Instance class of a DB instance isn't offered for its engine",
      why: "RDS refuses instance classes that it doesn't offer for the engine and its version.",
      "db_instance_class", reportsAll: true),
    instance(
      "unknown-engine-version", "E3691", "Engine version of a DB instance doesn't exist",
      why: "RDS refuses versions that it doesn't offer.", do: offered, "engine_version",
      reportsAll: true, about: "EngineVersion"),
    instance(
      "deprecated-engine-version", "W3691", "Engine version of a DB instance is deprecated",
      why: "RDS creates no new instances with a deprecated version.", do: offered,
      "engine_version_deprecated", about: "EngineVersion"),
    instance(
      "aurora-instance-settings-conflict", "E3682", "Aurora instance has settings of its cluster",
      why: "In Aurora the cluster has these settings; RDS refuses them for its instances.",
      "aurora_exclusive"),
    instance(
      "backup-retention-of-other-kind", "E3719",
      "Backup retention isn't one that the DB instance takes",
      why: "A cluster keeps the backups of its instances; others keep them for 35 days at most.",
      "backupretentionperiod_maximum", reportsAll: true),
    instance(
      "key-without-encryption", "E3720",
      "DB instance has a key, but its storage isn't encrypted",
      why: "RDS refuses a key unless StorageEncrypted is true.", "kmskey_storageencrypted"),
    instance(
      "replica-mode-of-other-engine", "E3721",
      "Replica mode isn't one that the engine takes",
      why: "Replicas of Oracle and Db2 are mounted, or open for reading.", "replicamode_enum"),
  ]

  private static let others = [
    SchemaExtension(
      "elasticache/unknown-engine-version", "E3695",
      "Engine version of a cache cluster doesn't exist",
      why: "ElastiCache refuses versions that it doesn't offer.",
      do: "Use a version that is offered.",
      "aws_elasticache_cachecluster/engine_version", at: ["AWS::ElastiCache::CacheCluster"],
      reportsAll: true),
    SchemaExtension(
      "elasticache/valkey-without-transit-encryption", "E3704",
      "Encryption in transit isn't decided for a Valkey replication group",
      why: "ElastiCache requires the setting for Valkey.", do: "Set TransitEncryptionEnabled.",
      "aws_elasticache_replicationgroup/transitencryptionenabled_valkey",
      at: ["AWS::ElastiCache::ReplicationGroup"], reportsAll: true),
    SchemaExtension(
      "dynamodb/throughput-with-on-demand-billing", "E3638",
      "Provisioned throughput is given for a table that is billed on demand",
      why: "DynamoDB refuses throughput with the billing mode 'PAY_PER_REQUEST'.",
      do: "Remove ProvisionedThroughput, or bill by provisioned throughput.",
      "aws_dynamodb_table/billingmode_exclusive", at: ["AWS::DynamoDB::Table"]),
    SchemaExtension(
      "dynamodb/missing-throughput", "E3639",
      "Table is billed by provisioned throughput, which is missing",
      why: "DynamoDB requires throughput unless the billing mode is 'PAY_PER_REQUEST'.",
      do: "Add ProvisionedThroughput, or bill on demand.",
      "aws_dynamodb_table/billingmode_provisioned_dependent", at: ["AWS::DynamoDB::Table"]),
    SchemaExtension(
      "fsx/storage-capacity-out-of-range", "E3725",
      "Storage capacity isn't one that the file system's type takes",
      why: "FSx has its own limits of capacity for each type of file system.",
      do: "Use a capacity within the limits.", "aws_fsx_filesystem/storage_capacity",
      at: ["AWS::FSx::FileSystem"]),
  ]
}
